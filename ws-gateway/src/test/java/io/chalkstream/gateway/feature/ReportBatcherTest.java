package io.chalkstream.gateway.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.gateway.room.ManualScheduler;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.Drag;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
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
    private long now = 1_000 * TickInterval.SHORTEST.toMillis();
    private final ReportBatcher gatherer =
            new ReportBatcher((board, report) -> written.add(report), timer, () -> TickInterval.SHORTEST, () -> now);

    @Test
    void A5_the_first_report_after_a_rest_is_sent_at_once() {
        gatherer.report(BOARD, moved("ana", 1));
        tick();
        rest();
        gatherer.report("b2", moved("ana", 2));

        assertThat(written).containsExactly(moved("ana", 1), moved("ana", 2));
    }

    @Test
    void A5_later_reports_are_sent_together_once_a_tick() {
        gatherer.report(BOARD, moved("ana", 1));
        gatherer.report(BOARD, moved("ben", 1));
        gatherer.report(BOARD, moved("ana", 2));
        assertThat(written).hasSize(1);

        tick();
        gatherer.report(BOARD, moved("ben", 2));

        assertThat(written)
                .containsExactly(
                        moved("ana", 1), new AwarenessReport.Updated(List.of(cursor("ben", 1), cursor("ana", 2))));
        tick();
        assertThat(written).last().isEqualTo(moved("ben", 2));
    }

    @Test
    void A5_all_boards_have_one_tick() {
        gatherer.report(BOARD, moved("ana", 1));
        gatherer.report(BOARD, moved("ana", 2));
        gatherer.report("b2", moved("ben", 1));
        gatherer.report("b3", moved("cem", 1));
        assertThat(written).hasSize(1);
        assertThat(timer.delays()).hasSize(1);

        tick();

        assertThat(written).contains(moved("ana", 2), moved("ben", 1), moved("cem", 1));
    }

    @Test
    void A5_ticks_of_all_gateways_are_at_the_same_times() {
        now += 5;
        gatherer.report(BOARD, moved("ana", 1));
        tick();
        now += 40;
        gatherer.report(BOARD, moved("ana", 2));

        assertThat(timer.delays())
                .containsExactly(
                        TickInterval.SHORTEST.minusMillis(5),
                        TickInterval.SHORTEST.multipliedBy(2).minusMillis(40));
    }

    @Test
    void A7_a_leave_is_sent_after_the_last_updates_of_the_page() {
        gatherer.report(BOARD, moved("ana", 1));
        gatherer.report(BOARD, moved("ana", 2));
        gatherer.report(BOARD, new AwarenessReport.Left("g1", "ana"));
        tick();

        assertThat(written).containsExactly(moved("ana", 1), moved("ana", 2), new AwarenessReport.Left("g1", "ana"));
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
    void A5_a_tick_at_which_a_board_fails_sends_the_others_and_is_followed_by_others() {
        var broken = new AtomicBoolean();
        var failing = new ReportBatcher(
                (board, report) -> {
                    if (broken.get() && board.equals(BOARD)) {
                        throw new IllegalStateException("no broker");
                    }
                    written.add(report);
                },
                timer,
                () -> TickInterval.SHORTEST,
                () -> now);
        failing.report(BOARD, moved("ana", 1));
        failing.report(BOARD, moved("ana", 2));
        failing.report("b0", moved("ben", 2));
        failing.report("b2", moved("cem", 2));
        broken.set(true);
        assertThatThrownBy(this::tick).isInstanceOf(IllegalStateException.class);

        broken.set(false);
        failing.report(BOARD, moved("ana", 3));
        tick();

        assertThat(written)
                .containsExactlyInAnyOrder(moved("ana", 1), moved("ben", 2), moved("cem", 2), moved("ana", 3));
    }

    @Test
    void without_reports_there_are_no_ticks() {
        gatherer.report(BOARD, moved("ana", 1));
        tick();
        rest();
        tick();

        assertThat(timer.delays()).hasSize(1);
    }

    private void tick() {
        now += timer.delays().get(timer.delays().size() - 1).toMillis();
        timer.run();
    }

    private void rest() {
        now += 2 * TickInterval.SHORTEST.toMillis();
    }

    private static AwarenessReport.Updated moved(String client, int x) {
        return new AwarenessReport.Updated(cursor(client, x));
    }

    private static AwarenessDelta cursor(String client, int x) {
        return AwarenessDelta.cursor(client, new Point(x, 0));
    }
}
