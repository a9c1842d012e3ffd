package io.chalkstream.cursor.batching;

import static io.chalkstream.cursor.batching.Samples.cursor;
import static io.chalkstream.cursor.batching.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.awareness.Area;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.PresenceTimings;
import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.fanout.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActiveBoardsTest {
    private static final String BOARD = "algebra";
    private static final long TICK = TickInterval.SHORTEST.toNanos();
    private static final long GATHERING = TickClock.GATHERING.toNanos();
    private static final long LEAVE_GRACE =
            PresenceTimings.STANDARD.leaveGrace().toNanos();

    private record Published(String board, AwarenessFrame frame) {}

    private record Task(long at, Runnable action) {}

    private final List<Published> published = new ArrayList<>();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::at));
    private long now;
    private Duration shortestTick = TickInterval.SHORTEST;
    private boolean owned = true;
    private boolean receiving = true;
    private boolean broken;
    private final AssignedPartitions partitions = new AssignedPartitions() {
        @Override
        public boolean has(int partition) {
            return owned;
        }

        @Override
        public boolean isReceiving(int partition) {
            return receiving;
        }
    };
    private final ActiveBoards boards = new ActiveBoards(
            partitions,
            () -> now,
            (delay, task) -> tasks.add(new Task(now + delay.toNanos(), task)),
            () -> shortestTick,
            (board, frame) -> {
                if (broken) {
                    throw new IllegalStateException("fanout is broken");
                }
                published.add(new Published(board, frame));
            });

    @Test
    void A5_a_tick_that_fails_ends_neither_its_board_nor_the_ticks_and_the_failure_is_thrown_where_it_is_counted() {
        broken = true;
        accept(came("g1", "ana_1", true));
        accept(cursor("ana_1", 1));
        int failures = runCountingFailures(10 * TICK);
        assertThat(failures).isPositive();
        assertThat(boards.active()).isEqualTo(1);

        broken = false;
        accept(cursor("ana_1", 2));
        runFor(10 * TICK);

        assertThat(cursors()).containsExactly(2.0);
    }

    private int runCountingFailures(long nanos) {
        int failures = 0;
        long end = now + nanos;
        while (now < end) {
            try {
                runFor(end - now);
            } catch (IllegalStateException e) {
                failures++;
            }
        }
        return failures;
    }

    @Test
    void A5_the_first_delta_after_a_pause_waits_only_for_those_that_come_with_it() {
        accept(cursor("ana_1", 1));
        runFor(GATHERING);

        assertThat(cursors()).containsExactly(1.0);
    }

    @Test
    void A5_later_changes_are_sent_once_a_tick_with_the_latest_value_of_each() {
        accept(cursor("ana_1", 1));
        runFor(GATHERING);
        accept(cursor("ana_1", 2));
        accept(cursor("ana_1", 3));
        assertThat(cursors()).containsExactly(1.0);

        runFor(TICK);

        assertThat(cursors()).containsExactly(1.0, 3.0);
    }

    @Test
    void A5_ticks_continue_while_there_are_moves() {
        for (int i = 0; i < 10; i++) {
            accept(cursor("ana_1", i));
            runFor(TICK / 2);
        }
        runFor(TICK);

        assertThat(cursors()).containsExactly(0.0, 2.0, 3.0, 5.0, 7.0, 9.0);
        assertThat(tasks).isEmpty();
    }

    @Test
    void A5_all_boards_have_one_tick() {
        boards.accept(0, "algebra", cursor("ana_1", 1), 1);
        runFor(GATHERING / 2);
        boards.accept(0, "biology", cursor("ben_1", 2), 1);
        assertThat(tasks).hasSize(1);

        runFor(GATHERING / 2);

        assertThat(published).extracting(Published::board).containsExactlyInAnyOrder("algebra", "biology");
    }

    @Test
    void A5_a_tick_follows_the_bursts_of_the_gateways() {
        for (int burst = 1; burst <= 30; burst++) {
            long jitter = Duration.ofMillis(burst % 3 - 1).toNanos();
            runFor(burst * TICK + jitter - now);
            accept(cursor("ana_1", burst));
            runFor(GATHERING);

            assertThat(cursors()).hasSize(burst);
        }
    }

    @Test
    void A5_with_two_hundred_moving_a_board_sends_ten_frames_a_second() {
        long second = Duration.ofSeconds(1).toNanos();
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < 200; i++) {
                accept(cursor("p" + i + "_1", round));
            }
            runFor(second / 20);
        }

        assertThat(published.size()).isBetween(30, 33);
    }

    @Test
    void A7_a_join_is_published_soon_and_a_leave_after_the_time_to_come_back() {
        accept(came("g1", "ana_1", true));
        runFor(GATHERING);
        assertThat(deltas().get(0).people()).containsOnlyKeys("ana");
        runFor(TICK);

        accept(new AwarenessReport.Left("g1", "ana_1"));
        runFor(LEAVE_GRACE - TICK);
        sweep();
        assertNobodyIsGone();

        runFor(TICK);
        sweep();
        runFor(TICK);
        assertThat(last(deltas()).people()).containsEntry("ana", null);
    }

    @Test
    void C9_A7_A8_a_page_that_moves_to_another_gateway_keeps_what_it_shows_though_its_arrival_is_reported_last() {
        accept(came("g1", "ana_1", true));
        accept(cursor("ana_1", 1));
        accept(new AwarenessReport.Updated(List.of(AwarenessDelta.follow("ana_1", "ben"))));
        runFor(TICK);

        accept(new AwarenessReport.Left("g1", "ana_1"));
        runFor(TICK);
        accept(new AwarenessReport.Joined("g2", page("ana_1", 9), true));
        pass(3);

        assertNobodyIsGone();
        assertThat(deltas()).allSatisfy(delta -> {
            assertThat(delta.follows().values()).doesNotContainNull();
            assertThat(delta.cursors().values()).doesNotContainNull();
        });
    }

    @Test
    void a_page_that_left_shows_nothing() {
        accept(came("g1", "ana_1", true));
        accept(cursor("ana_1", 1));
        runFor(TICK);
        accept(new AwarenessReport.Left("g1", "ana_1"));
        runFor(LEAVE_GRACE);
        sweep();
        runFor(TICK);

        assertThat(last(deltas()).cursors()).containsEntry("ana_1", null);
    }

    @Test
    void A6_a_new_gateway_gets_the_full_state() {
        accept(came("g1", "ana_1", true));
        settle("ana_1");
        published.clear();

        accept(came("g2", "ben_1", true));
        runFor(TICK);

        var whole = to(new Routing.AwarenessSnapshot("g2"));
        assertThat(whole).hasSize(1);
        assertThat(whole.get(0).isComplete()).isTrue();
        assertThat(whole.get(0).people()).containsOnlyKeys("ana", "ben");
    }

    @Test
    void A6_no_state_is_complete_before_every_gateway_has_reported() {
        accept(came("g1", "ana_1", true));
        runFor(TICK);
        accept(came("g2", "ben_1", true));
        runFor(TICK);

        assertThat(to(new Routing.AwarenessSnapshot("g2"))).singleElement().satisfies(whole -> {
            assertThat(whole.isComplete()).isFalse();
            assertThat(whole.people()).containsOnlyKeys("ana", "ben");
        });
        assertThat(to(new Routing.AwarenessSnapshot(null))).isEmpty();
    }

    @Test
    void A6_the_full_state_is_published_periodically() {
        accept(came("g1", "ana_1", true));
        settle("ana_1");
        assertThat(to(new Routing.AwarenessSnapshot(null))).hasSize(1);

        for (int i = 0; i < 10; i++) {
            settle("ana_1");
        }

        assertThat(to(new Routing.AwarenessSnapshot(null))).hasSize(3).allMatch(AwarenessDelta::isComplete);
    }

    @Test
    void A6_clients_on_no_roster_are_removed() {
        accept(new AwarenessReport.Updated(AwarenessDelta.follow("gone_1", "ana")));
        accept(new AwarenessReport.Roster("g1", List.of(page("ana_1", 1))));
        settle("ana_1");

        assertThat(to(new Routing.AwarenessSnapshot(null))).singleElement().satisfies(whole -> {
            assertThat(whole.people()).containsOnlyKeys("ana");
            assertThat(whole.follows()).isEmpty();
        });
    }

    @Test
    void A7_people_of_a_dead_gateway_are_removed_within_ten_seconds() {
        accept(came("g1", "ana_1", true));
        accept(came("g2", "ben_1", true));
        for (int i = 0; i < 9; i++) {
            pass(1);
            accept(new AwarenessReport.Roster("g1", List.of(page("ana_1", 1))));
        }

        runFor(TICK);
        assertThat(last(deltas()).people()).containsOnlyKeys("ben").containsEntry("ben", null);
    }

    @Test
    void A7_people_of_the_only_gateway_are_removed_as_soon_even_if_others_join_later() {
        accept(came("g1", "ana_1", true));
        pass(7);
        accept(came("g2", "ben_1", true));
        runFor(TICK);

        assertThat(known().people()).containsOnlyKeys("ben");
    }

    @Test
    void nobody_is_removed_while_no_reports_can_be_received() {
        accept(came("g1", "ana_1", true));
        accept(came("g2", "ben_1", true));
        receiving = false;
        pass(60);
        receiving = true;
        pass(2);
        accept(new AwarenessReport.Roster("g1", List.of(page("ana_1", 1))));
        pass(1);

        assertNobodyIsGone();
    }

    @Test
    void nobody_is_removed_because_the_process_was_paused() {
        accept(came("g1", "ana_1", true));
        runFor(Duration.ofMinutes(1).toNanos());
        sweep();
        runFor(TICK);

        assertNobodyIsGone();
    }

    @Test
    void A8_a_roster_restores_follows_and_views() {
        var view = new Area(0, 0, 800, 600);
        accept(new AwarenessReport.Roster(
                "g1",
                List.of(
                        showing("ana_1", new ConnectedPage.Lasting(null, view)),
                        showing("ben_1", new ConnectedPage.Lasting("ana", null)))));
        runFor(TICK);

        assertThat(last(deltas()).follows()).containsOnly(Map.entry("ben_1", "ana"));
        assertThat(last(deltas()).views()).containsOnly(Map.entry("ana_1", view));
    }

    @Test
    void A8_a_new_page_without_reports_ends_no_awareness() {
        accept(new AwarenessReport.Roster("g1", List.of(showing("ben_1", new ConnectedPage.Lasting("ana", null)))));
        accept(new AwarenessReport.Roster("g1", List.of(page("ben_1", 2))));
        runFor(TICK);
        assertThat(known().follows()).containsKey("ben_1");

        accept(new AwarenessReport.Roster(
                "g1",
                List.of(new ConnectedPage(page("ben_1", 2).author(), 2, 2, false, null, ConnectedPage.Lasting.NONE))));
        runFor(TICK);
        assertThat(known().follows()).isEmpty();
    }

    @Test
    void A5_a_report_without_a_difference_does_not_delay_the_next_one() {
        accept(came("g1", "ana_1", true));
        runFor(TICK);
        accept(new AwarenessReport.Roster("g1", List.of(page("ana_1", 1))));
        published.clear();

        accept(cursor("ana_1", 1));
        runFor(GATHERING);

        assertThat(cursors()).containsExactly(1.0);
    }

    @Test
    void A6_the_full_state_waits_for_reports_that_could_not_be_received() {
        accept(came("g1", "ana_1", true));
        receiving = false;
        pass(10);
        assertThat(to(new Routing.AwarenessSnapshot(null))).isEmpty();

        receiving = true;
        accept(came("g1", "ana_1", true));
        pass(5);
        assertThat(to(new Routing.AwarenessSnapshot(null))).hasSize(1);
    }

    @Test
    void A8_a_roster_is_ignored_for_pages_that_have_moved_to_another_gateway() {
        accept(new AwarenessReport.Joined("g1", page("ben_1", 1), true));
        accept(new AwarenessReport.Joined("g2", page("ben_1", 2), true));
        accept(new AwarenessReport.Updated(AwarenessDelta.follow("ben_1", "cem")));
        accept(new AwarenessReport.Roster("g1", List.of(showing("ben_1", new ConnectedPage.Lasting("ana", null)))));
        runFor(TICK);

        assertThat(known().follows()).containsOnly(Map.entry("ben_1", "cem"));
    }

    @Test
    void A5_a_longer_and_a_shorter_tick_are_published() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 80; i++) {
                accept(cursor("p" + i + "_1", round));
            }
            runFor(TickInterval.LONGEST.toNanos());
        }
        assertThat(deltas())
                .extracting(AwarenessDelta::tick)
                .filteredOn(Objects::nonNull)
                .last()
                .isEqualTo(80);

        accept(cursor("p1_1", 9));
        runFor(TickInterval.LONGEST.toNanos());
        assertThat(deltas())
                .extracting(AwarenessDelta::tick)
                .filteredOn(Objects::nonNull)
                .last()
                .isEqualTo(33);
    }

    @Test
    void A5_under_load_ticks_are_longer_and_pages_are_told() {
        shortestTick = TickInterval.SHORTEST.multipliedBy(2);
        for (int i = 0; i < 100; i++) {
            accept(cursor("ana_1", i));
            runFor(Duration.ofMillis(10).toNanos());
        }

        assertThat(cursors()).hasSizeBetween(14, 17);
        assertThat(deltas())
                .extracting(AwarenessDelta::tick)
                .filteredOn(Objects::nonNull)
                .containsExactly(66);
    }

    @Test
    void A3_the_removal_of_a_cursor_is_published() {
        accept(cursor("ana_1", 1));
        pass(12);

        assertThat(last(deltas()).cursors()).containsEntry("ana_1", null);
    }

    @Test
    void reports_of_a_board_that_another_process_owns_are_ignored() {
        owned = false;
        assertThat(boards.accept(0, BOARD, came("g1", "ana_1", true), 1)).isFalse();
        assertThat(boards.active()).isZero();

        owned = true;
        accept(came("g1", "ana_1", true));
        runFor(TICK);
        owned = false;
        published.clear();
        pass(10);
        assertThat(boards.active()).isZero();
        assertThat(published).isEmpty();
    }

    @Test
    void boards_that_another_process_owns_are_dropped_silently() {
        boards.accept(3, BOARD, came("g1", "ana_1", true), 1);
        published.clear();

        boards.release(Set.of(3));
        runFor(TICK);

        assertThat(boards.active()).isZero();
        assertThat(published).isEmpty();
    }

    @Test
    void an_empty_board_is_dropped() {
        accept(came("g1", "ana_1", true));
        accept(cursor("ana_1", 1));
        accept(new AwarenessReport.Left("g1", "ana_1"));
        boards.accept(1, "biology", came("g1", "ben_1", true), 1);
        for (long i = 0; i < PresenceTimings.STANDARD.rejoinWindow().toSeconds() + 2; i++) {
            boards.accept(1, "biology", new AwarenessReport.Roster("g1", List.of(page("ben_1", 1))), 1);
            pass(1);
        }

        assertThat(boards.active()).isEqualTo(1);
    }

    private void settle(String client) {
        for (long i = 0; i < PresenceTimings.STANDARD.settledAfter().toSeconds(); i++) {
            accept(new AwarenessReport.Roster("g1", List.of(page(client, 1))));
            pass(1);
        }
    }

    private void accept(AwarenessReport report) {
        boards.accept(0, BOARD, report, 1);
    }

    private void sweep() {
        boards.sweep(1);
    }

    /** So many seconds go by, with a sweep in each. */
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            runFor(Duration.ofSeconds(1).toNanos());
            sweep();
        }
        runFor(TICK);
    }

    private void assertNobodyIsGone() {
        assertThat(deltas())
                .allSatisfy(delta -> assertThat(delta.people().values()).doesNotContainNull());
    }

    private void runFor(long nanos) {
        long end = now + nanos;
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            var task = tasks.remove();
            now = task.at();
            task.action().run();
        }
        now = end;
    }

    /** The positions of one cursor, frame by frame. */
    private List<Double> cursors() {
        return deltas().stream()
                .flatMap(delta -> delta.cursors().values().stream())
                .filter(Objects::nonNull)
                .map(Point::x)
                .toList();
    }

    /** The awareness state of a replica that has merged every delta. */
    private AwarenessState known() {
        var state = new AwarenessState();
        deltas().forEach(delta -> state.merge(delta, 0));
        return state;
    }

    private List<AwarenessDelta> deltas() {
        return to(new Routing.Awareness());
    }

    private List<AwarenessDelta> to(Routing routing) {
        return published.stream()
                .map(Published::frame)
                .filter(frame -> frame.routing().equals(routing))
                .map(AwarenessFrame::delta)
                .toList();
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static ConnectedPage showing(String client, ConnectedPage.Lasting lasting) {
        return new ConnectedPage(page(client, 1).author(), 1, 1, false, null, lasting);
    }

    private static AwarenessReport came(String gateway, String client, boolean first) {
        return new AwarenessReport.Joined(gateway, page(client, 1), first);
    }
}
