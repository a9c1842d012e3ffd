package io.chalkstream.gateway.feature;

import io.chalkstream.gateway.room.Reports;
import io.chalkstream.gateway.room.Timer;
import io.chalkstream.protocol.awareness.Delta;
import io.chalkstream.protocol.awareness.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Makes few records of what many pages show: the first news of a board go on at once, what follows together, once in a window.
 * Like a tick (A5), a window grows with the news, by 2 ms, and with the pages here, by 0.1 ms, from 5 to 20 ms: so a class isn't
 * kept waiting, and of hundreds not every move is a record. Reports of one board keep their order. Any thread may call.
 */
final class ReportGatherer implements Reports {
    static final Duration SHORTEST = Duration.ofMillis(5);
    static final Duration LONGEST = Duration.ofMillis(20);
    private static final Duration PER_NEWS = Duration.ofMillis(2);
    private static final Duration PER_PAGE = Duration.ofNanos(100_000);
    /** Points, elements and other things that wait at most: so much always fits into a record. */
    static final int MAX_WAITING = 2_000;

    private final ConcurrentHashMap<String, Board> boards = new ConcurrentHashMap<>();
    private final Reports next;
    private final Timer timer;

    ReportGatherer(Reports next, Timer timer) {
        this.next = next;
        this.timer = timer;
    }

    @Override
    public void report(String boardId, Report report) {
        boards.compute(boardId, (id, known) -> {
            var board = known == null ? new Board(id) : known;
            board.pages = report.match(board);
            return board.isDeserted() ? null : board;
        });
    }

    private void endWindow(String boardId) {
        boards.computeIfPresent(boardId, (id, board) -> {
            board.endWindow();
            return board.isDeserted() ? null : board;
        });
    }

    /** One board. Takes each report, and returns how many pages are here then: as far as known, since rosters set it right. */
    private final class Board implements Report.Cases<Integer> {
        private final String id;
        private final List<Delta> waiting = new ArrayList<>();
        /** Of what waits, in points, elements and other things. */
        private int size;

        private int pages;
        private boolean isWindowOpen;
        /** Of the window, also those that have gone on. */
        private int news;

        Board(String id) {
            this.id = id;
        }

        boolean isDeserted() {
            return pages == 0 && !isWindowOpen;
        }

        @Override
        public Integer moved(Report.Moved moved) {
            if (!isWindowOpen) {
                next.report(id, moved);
                openWindow(1);
                return pages;
            }
            waiting.addAll(moved.news());
            news += moved.news().size();
            size += moved.news().stream().mapToInt(Delta::size).sum();
            if (size >= MAX_WAITING) {
                flush();
            }
            return pages;
        }

        @Override
        public Integer came(Report.Came came) {
            pass(came);
            return pages + 1;
        }

        @Override
        public Integer left(Report.Left left) {
            pass(left);
            return Math.max(0, pages - 1);
        }

        @Override
        public Integer roster(Report.Roster roster) {
            pass(roster);
            return roster.pages().size();
        }

        private void pass(Report report) {
            flush();
            next.report(id, report);
        }

        private void flush() {
            if (!waiting.isEmpty()) {
                next.report(id, new Report.Moved(waiting));
                waiting.clear();
                size = 0;
            }
        }

        /** Opens a window; in the last one there were so many news. */
        private void openWindow(int newsBefore) {
            isWindowOpen = true;
            news = 0;
            timer.after(window(newsBefore, pages), () -> ReportGatherer.this.endWindow(id));
        }

        void endWindow() {
            flush();
            isWindowOpen = false;
            if (news > 0) {
                openWindow(news);
            }
        }
    }

    private static Duration window(int news, int pages) {
        return Stream.of(SHORTEST, PER_NEWS.multipliedBy(news), PER_PAGE.multipliedBy(pages))
                .max(Comparator.naturalOrder())
                .filter(window -> window.compareTo(LONGEST) < 0)
                .orElse(LONGEST);
    }
}
