package io.chalkstream.gateway.feature;

import io.chalkstream.gateway.room.Reports;
import io.chalkstream.gateway.room.Timer;
import io.chalkstream.protocol.awareness.Delta;
import io.chalkstream.protocol.awareness.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes few records of what many pages show: the first news of a board go on at once, what follows together, once in each
 * {@link #WINDOW} (A5). Reports of one board keep their order. Any thread may call.
 */
final class ReportGatherer implements Reports {
    static final Duration WINDOW = Duration.ofMillis(5);
    /** Points, elements and other things that wait at most: so much always fits into a record. */
    static final int MAX_WAITING = 2_000;

    private final ConcurrentHashMap<String, Waiting> boards = new ConcurrentHashMap<>();
    private final Reports next;
    private final Timer timer;

    /** What is shown on one board within a window that has begun with a report. */
    private static final class Waiting {
        private final List<Delta> news = new ArrayList<>();
        private int size;
    }

    ReportGatherer(Reports next, Timer timer) {
        this.next = next;
        this.timer = timer;
    }

    @Override
    public void report(String boardId, Report report) {
        if (report instanceof Report.Moved moved) {
            show(boardId, moved);
        } else {
            boards.compute(boardId, (id, waiting) -> {
                flush(id, waiting);
                next.report(id, report);
                return waiting;
            });
        }
    }

    private void show(String boardId, Report.Moved moved) {
        boards.compute(boardId, (id, waiting) -> {
            if (waiting == null) {
                next.report(id, moved);
                return begin(id);
            }
            waiting.news.addAll(moved.news());
            waiting.size += moved.news().stream().mapToInt(Delta::size).sum();
            if (waiting.size >= MAX_WAITING) {
                flush(id, waiting);
            }
            return waiting;
        });
    }

    private Waiting begin(String boardId) {
        timer.after(WINDOW, () -> end(boardId));
        return new Waiting();
    }

    private void end(String boardId) {
        boards.compute(boardId, (id, waiting) -> flush(id, waiting) ? begin(id) : null);
    }

    private boolean flush(String boardId, @Nullable Waiting waiting) {
        if (waiting == null || waiting.news.isEmpty()) {
            return false;
        }
        next.report(boardId, new Report.Moved(waiting.news));
        waiting.news.clear();
        waiting.size = 0;
        return true;
    }
}
