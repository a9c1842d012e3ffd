package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunResultTest {
    private static final long MILLI = 1_000_000;
    private static final TimeWindow MEASURED = new TimeWindow(0, 1_000 * MILLI);

    private final Schedule moves = new Schedule(2, 0);
    private final Participants participants = new Participants(List.of(moves, moves), 10);
    private final MeasuringListener ana = new MeasuringListener(0, participants, MEASURED);
    private final MeasuringListener ben = new MeasuringListener(1, participants, MEASURED);

    @BeforeEach
    void send() {
        participants.nextOperation(0, 100 * MILLI);
        participants.nextOperation(0, 200 * MILLI);
    }

    @Test
    void a_complete_run_has_no_fault() {
        everybody(1, 1);
        everybody(2, 2);

        assertThat(result(true).isFaultless()).isTrue();
        assertThat(result(true).operationsSent()).isEqualTo(2);
    }

    @Test
    void a_lost_operation_makes_it_faulty() {
        everybody(1, 1);
        ana.applied(event(2, 2), 0);

        assertThat(result(true).lost()).isEqualTo(1);
        assertThat(result(true).isFaultless()).isFalse();
    }

    @Test
    void a_doubled_operation_makes_it_faulty_even_if_the_client_dropped_it() {
        everybody(1, 1);
        everybody(2, 2);
        ben.dropped(event(2, 2), 0);

        assertThat(result(true).doubled()).isEqualTo(1);
        assertThat(result(true).isFaultless()).isFalse();
    }

    @Test
    void a_wrong_order_makes_it_faulty() {
        everybody(1, 1);
        ana.applied(event(3, 2), 0);
        ben.applied(event(2, 2), 0);

        assertThat(result(true).outOfOrder()).isEqualTo(1);
        assertThat(result(true).isFaultless()).isFalse();
    }

    @Test
    void boards_that_differ_make_it_faulty() {
        everybody(1, 1);
        everybody(2, 2);

        assertThat(result(false).isFaultless()).isFalse();
    }

    @Test
    void latency_counts_from_the_intended_time() {
        ana.applied(event(1, 1), 130 * MILLI);
        ben.applied(event(1, 1), 150 * MILLI);

        assertThat(result(true)
                        .merged(MeasuringListener.Observations::ownOperations)
                        .max())
                .isBetween(30.0, 30.1);
        assertThat(result(true)
                        .merged(MeasuringListener.Observations::operations)
                        .max())
                .isBetween(50.0, 50.1);
    }

    @Test
    void a_cursors_latency_ends_when_another_client_shows_that_position_or_a_newer_one() {
        ana.awareness(awareness(1), 700 * MILLI);
        ben.awareness(awareness(1), 600 * MILLI);

        var cursors = result(true).merged(MeasuringListener.Observations::cursors);
        assertThat(cursors.count()).isEqualTo(2);
        assertThat(cursors.max()).isBetween(600.0, 601.0);
        assertThat(cursors.percentile(50)).isBetween(100.0, 100.1);
        assertThat(result(true).unseenMoves()).as("those of Ben").isEqualTo(2);
    }

    @Test
    void the_cost_is_shared_out_over_all_updates_delivered_while_measuring() {
        everybody(1, 1);
        ben.awareness(awareness(1), 600 * MILLI);
        ben.awareness(awareness(1), 1_000 * MILLI);
        var result = result(true);

        assertThat(result.updates()).isEqualTo(3);
        assertThat(result.cpuSecondsPerMillionUpdates()).isEqualTo(4 / 3.0 * 1e6);
        assertThat(result.awarenessFramesPerSecond()).isEqualTo(0.5);
    }

    @Test
    void the_report_names_the_faults() {
        everybody(1, 1);

        assertThat(MarkdownReport.of(result(false)))
                .contains("| 2 | 2 | 0 | 0 | 0 | DIFFERENT |")
                .contains("| kafka | 4.0 | 64 |");
    }

    private void everybody(long seq, long operation) {
        Stream.of(ana, ben).forEach(observer -> observer.applied(event(seq, operation), 0));
    }

    private RunResult result(boolean sameEverywhere) {
        ana.replaced(new ServerMessage.Snapshot(0, 0, BoardInfo.NEW, List.of()), 0);
        ben.replaced(new ServerMessage.Snapshot(0, 0, BoardInfo.NEW, List.of()), 0);
        return new RunResult(
                ScenarioSettings.parse("--people=2"),
                MEASURED,
                participants,
                List.of(ana.sum(), ben.sum()),
                sameEverywhere,
                new Latencies(),
                usage(6),
                usage(10));
    }

    private static ResourceUsage usage(int cpuSeconds) {
        return new ResourceUsage(
                Map.of("kafka", new ResourceUsage.OfProcess(Duration.ofSeconds(cpuSeconds), 64L << 20)));
    }

    private static ServerMessage.Event event(long seq, long operation) {
        var author = new Author("u-ana", Participants.nameOf(0), "c-ana", Role.TEACHER);
        return new ServerMessage.Event(1, seq, 1, author, operation, null, null, List.of(new Change.Remove("e")));
    }

    private static ServerMessage.Awareness awareness(long move) {
        return new ServerMessage.Awareness(AwarenessDelta.cursor("u-ana_1", Participants.place(0, move)));
    }
}
