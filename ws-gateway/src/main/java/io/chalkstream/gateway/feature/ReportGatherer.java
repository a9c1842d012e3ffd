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
 * Makes few records of what many pages show: the first news of a board go on at once, what follows together, once in a window
 * that is as many milliseconds long as there were news in the last one, but at least 5 ms and at most 20 ms. So a class isn't kept
 * waiting, and of hundreds not every move is a record. Reports of one board keep their order. Any thread may call.
 */
final class ReportGatherer implements Reports {
    static final Duration SHORTEST = Duration.ofMillis(5);
    static final Duration LONGEST = Duration.ofMillis(20);
    private static final Duration PER_NEWS = Duration.ofMillis(1);
    /** Points, elements and other things that wait at most: so much always fits into a record. */
    static final int MAX_WAITING = 2_000;

    private final ConcurrentHashMap<String, Waiting> boards = new ConcurrentHashMap<>();
    private final Reports next;
    private final Timer timer;

    /** What is shown on one board within a window that has begun with a report. */
    private static final class Waiting {
        private final List<Delta> news = new ArrayList<>();
        /** Of all news of the window, also those that have gone on. */
        private int count;
        /** Of those that wait, in points, elements and other things. */
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
                return begin(id, 1);
            }
            waiting.news.addAll(moved.news());
            waiting.count += moved.news().size();
            waiting.size += moved.news().stream().mapToInt(Delta::size).sum();
            if (waiting.size >= MAX_WAITING) {
                flush(id, waiting);
            }
            return waiting;
        });
    }

    /** Begins a window; in the last one there were so many news. */
    private Waiting begin(String boardId, int news) {
        timer.after(window(news), () -> end(boardId));
        return new Waiting();
    }

    private void end(String boardId) {
        boards.computeIfPresent(boardId, (id, waiting) -> {
            flush(id, waiting);
            return waiting.count == 0 ? null : begin(id, waiting.count);
        });
    }

    private void flush(String boardId, @Nullable Waiting waiting) {
        if (waiting != null && !waiting.news.isEmpty()) {
            next.report(boardId, new Report.Moved(waiting.news));
            waiting.news.clear();
            waiting.size = 0;
        }
    }

    private static Duration window(int news) {
        var window = PER_NEWS.multipliedBy(news);
        return window.compareTo(SHORTEST) < 0 ? SHORTEST : window.compareTo(LONGEST) > 0 ? LONGEST : window;
    }
}
