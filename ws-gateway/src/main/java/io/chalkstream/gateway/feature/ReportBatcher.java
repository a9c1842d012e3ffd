package io.chalkstream.gateway.feature;

import io.chalkstream.gateway.room.AwarenessPublisher;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Batches awareness into few records: a board's first delta is sent at once, later ones together at the end of a window. Like a
 * tick (A5), a window grows by 2 ms with each delta of the last one and by 0.1 ms with each page, from 5 to 20 ms: a class isn't
 * delayed, and hundreds of pages don't make a record of each move. Reports of one board keep their order. Thread-safe.
 */
final class ReportBatcher implements AwarenessPublisher {
    static final Duration SHORTEST = Duration.ofMillis(5);
    static final Duration LONGEST = Duration.ofMillis(20);
    private static final Duration PER_UPDATE = Duration.ofMillis(2);
    private static final Duration PER_PAGE = Duration.ofNanos(100_000);
    /** The limit of batched points, elements and other entries; so many always fit into a record. */
    static final int MAX_WAITING = 2_000;

    private final ConcurrentHashMap<String, Board> boards = new ConcurrentHashMap<>();
    private final AwarenessPublisher next;
    private final Scheduler timer;

    ReportBatcher(AwarenessPublisher next, Scheduler timer) {
        this.next = next;
        this.timer = timer;
    }

    @Override
    public void report(String boardId, AwarenessReport report) {
        boards.compute(boardId, (id, known) -> {
            var board = known == null ? new Board(id) : known;
            report.match(board).run();
            return board.isDeserted() ? null : board;
        });
    }

    private void endWindow(String boardId) {
        boards.computeIfPresent(boardId, (id, board) -> {
            board.endWindow();
            return board.isDeserted() ? null : board;
        });
    }

    /** One board. */
    private final class Board implements AwarenessReport.Cases<Runnable> {
        private final String id;
        private final List<AwarenessDelta> waiting = new ArrayList<>();
        /** Of what waits, in points, elements and other things. */
        private int size;

        /** The clients that are here. */
        private final Set<String> pages = new HashSet<>();

        private boolean isWindowOpen;
        /** Of the window, also those that have gone on. */
        private int updates;

        Board(String id) {
            this.id = id;
        }

        boolean isDeserted() {
            return pages.isEmpty() && !isWindowOpen;
        }

        @Override
        public Runnable updated(AwarenessReport.Updated updated) {
            return () -> {
                if (isWindowOpen) {
                    gather(updated);
                } else {
                    next.report(id, updated);
                    openWindow(1);
                }
            };
        }

        @Override
        public Runnable joined(AwarenessReport.Joined joined) {
            return () -> {
                pass(joined);
                pages.add(joined.page().author().client());
            };
        }

        @Override
        public Runnable left(AwarenessReport.Left left) {
            return () -> {
                pass(left);
                pages.remove(left.client());
            };
        }

        @Override
        public Runnable roster(AwarenessReport.Roster roster) {
            return () -> {
                pass(roster);
                pages.clear();
                roster.pages().forEach(page -> pages.add(page.author().client()));
            };
        }

        private void gather(AwarenessReport.Updated updated) {
            waiting.addAll(updated.deltas());
            updates += updated.deltas().size();
            size += updated.deltas().stream().mapToInt(AwarenessDelta::size).sum();
            if (size >= MAX_WAITING) {
                flush();
            }
        }

        private void pass(AwarenessReport report) {
            flush();
            next.report(id, report);
        }

        /** What can't be reported is lost, as awareness may be. */
        private void flush() {
            if (!waiting.isEmpty()) {
                var batch = List.copyOf(waiting);
                waiting.clear();
                size = 0;
                next.report(id, new AwarenessReport.Updated(batch));
            }
        }

        /** Opens a window; {@code newsBefore} is the number of deltas in the last one. */
        private void openWindow(int newsBefore) {
            isWindowOpen = true;
            updates = 0;
            timer.after(window(newsBefore, pages.size()), () -> ReportBatcher.this.endWindow(id));
        }

        /** Whatever fails, the next window opens. */
        void endWindow() {
            isWindowOpen = false;
            try {
                flush();
            } finally {
                if (updates > 0) {
                    openWindow(updates);
                }
            }
        }
    }

    private static Duration window(int updates, int pages) {
        return Stream.of(SHORTEST, PER_UPDATE.multipliedBy(updates), PER_PAGE.multipliedBy(pages))
                .max(Comparator.naturalOrder())
                .filter(window -> window.compareTo(LONGEST) < 0)
                .orElse(LONGEST);
    }
}
