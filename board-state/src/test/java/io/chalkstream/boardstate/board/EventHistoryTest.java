package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.T0;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static io.chalkstream.boardstate.board.Samples.x;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.command.Reversal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventHistoryTest {
    private static final int SWEEP = EventHistory.EVENTS_BETWEEN_SWEEPS;

    @Test
    void H1_the_number_of_kept_events_is_limited() {
        var board = new TestBoard(new EventHistory(10, Duration.ofDays(30)));
        change(board, 1, 2 * SWEEP);

        assertThat(board.store().head().oldest()).isEqualTo(2 * SWEEP - 9);
        assertThat(board.store().events().first()).isEqualTo(2 * SWEEP - 9);
        assertThat(board.store().events()).hasSize(10);
    }

    @Test
    void H1_the_age_of_kept_events_is_limited() {
        var board = new TestBoard(new EventHistory(1_000, Duration.ofDays(30)));
        board.at(T0);
        change(board, 1, SWEEP);
        board.at(T0 + Duration.ofDays(31).toMillis());
        for (int op = 1; op <= SWEEP; op++) {
            board.accept(edit(BEN, op, set("e1", x(op))));
        }

        assertThat(board.store().head().oldest()).isEqualTo(SWEEP + 1);
        assertThat(board.store().events()).hasSize(SWEEP);
    }

    @Test
    void H1_the_newest_event_is_always_kept() {
        var board = new TestBoard(new EventHistory(1, Duration.ZERO));
        change(board, 1, SWEEP);

        assertThat(board.store().events()).containsExactly((long) SWEEP);
    }

    @Test
    void H2_an_earlier_board_can_be_read_as_far_back_as_events_are_kept() {
        var board = new TestBoard(new EventHistory(10, Duration.ofDays(30)));
        change(board, 1, SWEEP);
        long oldest = board.store().head().oldest();

        var past = EventHistory.at(board.store(), oldest - 1);

        assertThat(past.elements()).containsOnlyKeys("e1");
        assertThat(past.elements().get("e1")).isEqualTo(text("e1").with(x((double) oldest - 1)));
        assertThat(notKept(board, oldest - 2)).isEqualTo(ErrorCode.NOT_KEPT);
        assertThat(notKept(board, SWEEP + 1)).isEqualTo(ErrorCode.NOT_KEPT);
    }

    @Test
    void H3_a_restore_includes_the_title_likes_and_locks() {
        var board = new TestBoard();
        board.accept(edit(ANA, 1, put(text("e1")), put(text("e2")), new Change.Rename("before")));
        board.accept(edit(ANA, 2, new Change.Like("e1", true, null), new Change.Lock("e2", true)));
        var then = board.store().elements();
        board.accept(edit(BEN, 1, set("e1", x(9)), remove("e2"), put(text("e3")), new Change.Rename("after")));
        board.accept(edit(BEN, 2, new Change.Like("e1", true, null)));

        var event = board.accept(edit(ANA, 3, new Change.Restore(2)));

        assertThat(board.store().elements()).isEqualTo(then);
        assertThat(board.store().head().contents().info().title()).isEqualTo("before");
        assertThat(event.seq()).isEqualTo(5);
        board.accept(undo(ANA, 1, 5, new Reversal.Events(5, 5)));
        assertThat(board.store().elements()).containsOnlyKeys("e1", "e3");
        assertThat(board.store().head().contents().info().title()).isEqualTo("after");
    }

    @Test
    void H3_a_frozen_board_stays_frozen_and_hidden_students_hidden() {
        var board = new TestBoard();
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(ANA, 2, new Change.Freeze(true), new Change.HideStudents(true)));

        board.accept(edit(ANA, 3, new Change.Restore(0)));

        assertThat(board.store().elements()).isEmpty();
        assertThat(board.store().head().contents().info().frozen()).isTrue();
        assertThat(board.store().head().contents().info().studentsHidden()).isTrue();
    }

    @Test
    void H3_a_board_before_the_kept_events_cannot_be_restored() {
        var board = new TestBoard(new EventHistory(10, Duration.ofDays(30)));
        change(board, 1, SWEEP);

        board.refuse(edit(BEN, 1, new Change.Restore(1)), ErrorCode.NOT_KEPT);
        board.refuse(undo(ANA, 1, 1, new Reversal.Events(1, 2)), ErrorCode.NOTHING_TO_REVERSE);
    }

    @Test
    void H1_E6_an_idle_board_is_swept_too() {
        var history = new EventHistory(1_000, Duration.ofDays(30));
        var board = new TestBoard(history);
        board.at(T0);
        change(board, 1, 5);

        sweep(board, history, T0 + Duration.ofDays(7).toMillis());
        assertThat(board.store().dedupStates()).hasSize(1);
        sweep(board, history, T0 + Duration.ofDays(9).toMillis());
        assertThat(board.store().dedupStates()).isEmpty();
        assertThat(board.store().events()).hasSize(5);

        sweep(board, history, T0 + Duration.ofDays(32).toMillis());
        assertThat(board.store().events()).containsExactly(5L);
        assertThat(board.store().head().oldest()).isEqualTo(5);
        assertThat(board.store().elements()).containsOnlyKeys("e1");
    }

    @Test
    void H1_an_idle_board_is_swept_completely_in_bounded_steps() {
        int before = 20 * SWEEP;
        var board = new TestBoard(new EventHistory(100_000, Duration.ofDays(30)));
        board.at(T0);
        change(board, 1, before);
        board.at(T0 + Duration.ofDays(31).toMillis());

        for (int op = 1; op <= SWEEP; op++) {
            board.accept(edit(BEN, op, set("e1", x(op))));
        }
        assertThat(board.store().head().oldest()).isEqualTo(1 + EventHistory.EVENTS_PER_SWEEP);
        for (int op = SWEEP + 1; op <= 6 * SWEEP; op++) {
            board.accept(edit(BEN, op, set("e1", x(op))));
        }
        assertThat(board.store().events().first()).isEqualTo(before + 1);
    }

    @Test
    void H1_E6_no_step_of_a_sweep_looks_at_more_than_it_may() {
        var history = new EventHistory(1_000, Duration.ofDays(30));
        var board = new TestBoard(history);
        board.at(T0);
        change(board, 1, 20);
        for (int client = 0; client < 20; client++) {
            board.store().putDedupState("client-" + client, DedupState.UNKNOWN.accepted(1, T0));
        }
        var sweep = new RetentionSweep(history, board.store());
        long late = T0 + Duration.ofDays(40).toMillis();

        int steps = 1;
        for (int left = left(board); sweep.step(late, 7) == 7; left = left(board), steps++) {
            assertThat(left - left(board)).isLessThanOrEqualTo(7);
        }

        assertThat(steps).isEqualTo(6);
        assertThat(board.store().dedupStates()).isEmpty();
        assertThat(board.store().events()).containsExactly(20L);
    }

    private static int left(TestBoard board) {
        return board.store().dedupStates().size() + board.store().events().size();
    }

    private static void sweep(TestBoard board, EventHistory history, long now) {
        assertThat(new RetentionSweep(history, board.store()).step(now, 1_000)).isLessThan(1_000);
    }

    /** Makes the events with these numbers, each an operation of Ana with the same number. */
    private static void change(TestBoard board, int first, int last) {
        for (int seq = first; seq <= last; seq++) {
            board.accept(edit(ANA, seq, seq == 1 ? put(text("e1")) : set("e1", x(seq))));
        }
    }

    private static ErrorCode notKept(TestBoard board, long seq) {
        return catchThrowableOfType(NotKeptException.class, () -> EventHistory.at(board.store(), seq))
                .code();
    }
}
