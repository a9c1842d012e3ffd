package io.chalkstream.boardstate.board;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.T0;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpDeduplicatorTest {
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final TestBoard board = new TestBoard();

    @Test
    void E4_a_repeated_accepted_operation_has_no_second_effect() {
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(edit(BEN, 1, remove("e1")));
        var before = board.store().copy();

        assertThat(board.send(edit(ANA, 1, put(text("e1"))))).isEqualTo(new Decision.Duplicate(null));
        assertThat(board.store()).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void E4_a_repeated_refused_operation_gets_the_same_refusal() {
        var first = board.refuse(edit(ANA, 1, remove("e1")), ErrorCode.UNKNOWN_ELEMENT);
        board.accept(edit(ANA, 2, put(text("e1"))));

        assertThat(board.send(edit(ANA, 1, remove("e1")))).isEqualTo(new Decision.Duplicate(first.outcome()));
        assertThat(board.store().element("e1")).isNotNull();
    }

    @Test
    void E4_all_refusals_among_the_last_operations_in_flight_are_remembered_and_no_more() {
        int ops = 2 * Limits.OPS_IN_FLIGHT;
        for (int op = 1; op <= ops; op++) {
            board.refuse(edit(ANA, op, remove("e1")), ErrorCode.UNKNOWN_ELEMENT);
        }

        for (int op = ops - Limits.OPS_IN_FLIGHT + 1; op <= ops; op++) {
            var again = (Decision.Duplicate) board.send(edit(ANA, op, remove("e1")));
            assertThat(again.refusal()).isNotNull();
        }
        assertThat(board.store().dedupState("ana").refusals()).hasSize(Limits.OPS_IN_FLIGHT);
    }

    @Test
    void E5_an_operation_after_a_gap_is_refused_with_the_expected_number_and_not_remembered() {
        board.accept(edit(ANA, 1, put(text("e1"))));

        var refused = board.refuse(edit(ANA, 4, set("e1", x(4))), ErrorCode.OP_GAP);

        assertThat(refused.expected()).isEqualTo(2);
        assertThat(refused.remembered()).isFalse();
        for (int op = 2; op <= 4; op++) {
            board.accept(edit(ANA, op, set("e1", x(op))));
        }
    }

    @Test
    void E5_the_first_operation_of_a_client_is_number_1() {
        assertThat(board.refuse(edit(ANA, 2, put(text("e1"))), ErrorCode.OP_GAP).expected())
                .isEqualTo(1);
        assertThat(board.store().dedupStates()).isEmpty();
    }

    @Test
    void E6_numbers_are_kept_for_7_days_after_the_last_operation() {
        board.at(T0).accept(edit(ANA, 1, put(text("e1"))));
        board.at(T0 + WEEK).accept(edit(ANA, 2, set("e1", x(1))));

        assertThat(board.at(T0 + 2 * WEEK).send(edit(ANA, 2, set("e1", x(1))))).isEqualTo(new Decision.Duplicate(null));
    }

    @Test
    void E6_numbers_are_forgotten_after_7_days() {
        board.at(T0).accept(edit(ANA, 1, put(text("e1"))));

        var refused = board.at(T0 + WEEK + 1).refuse(edit(ANA, 2, remove("e1")), ErrorCode.OP_GAP);
        assertThat(refused.expected()).isEqualTo(1);
    }

    @Test
    void E6_an_earlier_timestamp_does_not_shorten_the_retention() {
        board.at(T0 + 5_000).accept(edit(ANA, 1, put(text("e1"))));
        board.at(T0).accept(edit(ANA, 2, remove("e1")));

        assertThat(board.store().dedupState("ana").lastAt()).isEqualTo(T0 + 5_000);
    }

    @Test
    void E6_expired_numbers_are_removed_while_the_board_is_in_use() {
        board.at(T0).accept(edit(ANA, 1, put(text("e1"))));
        board.at(T0 + WEEK + 1);
        for (int op = 1; op <= 1024; op++) {
            board.accept(edit(BEN, op, set("e1", x(op))));
        }

        int unused = new RetentionSweep(Samples.HISTORY, board.store()).step(T0 + WEEK + DAY + 1, 100);

        assertThat(board.store().dedupStates()).containsOnlyKeys("ben");
    }

    @Test
    void edits_and_reversals_are_numbered_apart() {
        BoardCommand undo = Samples.undo(ANA, 5, 1, new Reversal.Withdraw(text("e1")));
        board.accept(edit(ANA, 1, put(text("e1"))));
        board.accept(undo);

        board.accept(edit(ANA, 2, put(text("e2"))));
    }
}
