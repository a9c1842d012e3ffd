package io.chalkstream.gateway.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.gateway.room.ManualScheduler;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Drag;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportBatcherTest {
    private static final String BOARD = "b1";

    private final List<AwarenessReport> written = new ArrayList<>();
    private final ManualScheduler timer = new ManualScheduler();
    private final ReportBatcher gatherer = new ReportBatcher((board, report) -> written.add(report), timer);

    @Test
    void A5_the_first_report_after_a_pause_is_sent_at_once() {
        gatherer.report(BOARD, moved("ana", 1));
        timer.run();
        gatherer.report(BOARD, moved("ana", 2));

        assertThat(written).containsExactly(moved("ana", 1), moved("ana", 2));
        assertThat(timer.delays()).containsOnly(ReportBatcher.SHORTEST);
    }

    @Test
    void A5_later_reports_are_sent_together_once_a_window() {
        gatherer.report(BOARD, moved("ana", 1));
        gatherer.report(BOARD, moved("ben", 1));
        gatherer.report(BOARD, moved("ana", 2));
        assertThat(written).hasSize(1);

        timer.run();
        gatherer.report(BOARD, moved("ben", 2));

        assertThat(written)
                .containsExactly(
                        moved("ana", 1), new AwarenessReport.Updated(List.of(cursor("ben", 1), cursor("ana", 2))));
        timer.run();
        assertThat(written).last().isEqualTo(moved("ben", 2));
    }

    @Test
    void A5_a_window_grows_with_the_reports_from_5_to_20_ms() {
        for (int updates : new int[] {1, 9, 20, 50, 2}) {
            for (int i = 0; i < updates; i++) {
                gatherer.report(BOARD, moved("ana", i));
            }
            timer.run();
        }

        assertThat(timer.delays()).extracting(Duration::toMillis).containsExactly(5L, 5L, 16L, 20L, 20L, 5L);
    }

    @Test
    void A5_a_window_grows_with_the_open_pages() {
        gatherer.report(BOARD, roster(149));
        gatherer.report(BOARD, new AwarenessReport.Joined("g1", page(149), false));
        gatherer.report(BOARD, moved("ana", 1));
        timer.run();
        gatherer.report(BOARD, new AwarenessReport.Left("g1", "client-0"));
        gatherer.report(BOARD, roster(500));
        gatherer.report(BOARD, moved("ana", 2));
        timer.run();
        gatherer.report(BOARD, roster(1));
        gatherer.report(BOARD, moved("ana", 3));

        assertThat(timer.delays()).extracting(Duration::toMillis).containsExactly(15L, 20L, 5L);
    }

    @Test
    void A5_a_repeated_page_counts_once() {
        for (int i = 0; i < 200; i++) {
            gatherer.report(BOARD, new AwarenessReport.Joined("g1", page(1), false));
        }
        gatherer.report(BOARD, moved("ana", 1));

        assertThat(timer.delays()).containsExactly(ReportBatcher.SHORTEST);
    }

    @Test
    void A7_a_leave_is_sent_after_the_last_updates_of_the_page() {
        gatherer.report(BOARD, moved("ana", 1));
        gatherer.report(BOARD, moved("ana", 2));
        gatherer.report(BOARD, new AwarenessReport.Left("g1", "ana"));
        timer.run();

        assertThat(written).containsExactly(moved("ana", 1), moved("ana", 2), new AwarenessReport.Left("g1", "ana"));
    }

    @Test
    void boards_do_not_wait_for_each_other() {
        gatherer.report(BOARD, moved("ana", 1));
        gatherer.report("b2", moved("ben", 1));

        assertThat(written).containsExactly(moved("ana", 1), moved("ben", 1));
    }

    @Test
    void a_batch_always_fits_into_a_record() {
        gatherer.report(BOARD, moved("ana", 1));
        var elements = IntStream.range(0, 100)
                .boxed()
                .collect(Collectors.toMap(
                        number -> "element-" + number, number -> new Props(Map.of(Property.X, new Value.Num(number)))));
        var drag = new AwarenessReport.Updated(AwarenessDelta.drag("ana", new Drag(elements)));
        int drags = ReportBatcher.MAX_WAITING / drag.deltas().get(0).size() + 1;
        for (int i = 0; i < drags; i++) {
            gatherer.report(BOARD, drag);
        }

        assertThat(written).hasSize(2);
        assertThat(written.get(1))
                .isInstanceOfSatisfying(AwarenessReport.Updated.class, together -> assertThat(together.deltas())
                        .hasSize(drags));
    }

    @Test
    void A5_a_window_whose_end_fails_is_followed_by_others() {
        var broken = new AtomicBoolean();
        var failing = new ReportBatcher(
                (board, report) -> {
                    if (broken.get()) {
                        throw new IllegalStateException("no broker");
                    }
                    written.add(report);
                },
                timer);
        failing.report(BOARD, moved("ana", 1));
        failing.report(BOARD, moved("ana", 2));
        broken.set(true);
        assertThatThrownBy(timer::run).isInstanceOf(IllegalStateException.class);

        broken.set(false);
        failing.report(BOARD, moved("ana", 3));
        timer.run();

        assertThat(written).containsExactly(moved("ana", 1), moved("ana", 3));
    }

    @Test
    void an_idle_board_starts_no_timer() {
        gatherer.report(BOARD, moved("ana", 1));
        timer.run();
        timer.run();

        assertThat(timer.delays()).hasSize(1);
    }

    private static AwarenessReport.Roster roster(int pages) {
        return new AwarenessReport.Roster(
                "g1",
                IntStream.range(0, pages).mapToObj(ReportBatcherTest::page).toList());
    }

    private static ConnectedPage page(int number) {
        var author = new Author("user-" + number, "Name", "client-" + number, Role.STUDENT);
        return new ConnectedPage(author, 1, false);
    }

    private static AwarenessReport.Updated moved(String client, int x) {
        return new AwarenessReport.Updated(cursor(client, x));
    }

    private static AwarenessDelta cursor(String client, int x) {
        return AwarenessDelta.cursor(client, new Point(x, 0));
    }
}
