package io.chalkstream.boardstate.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionOwnershipTest {
    private final PartitionOwnership ownership = new PartitionOwnership();

    @Test
    void waiting_ends_at_the_awaited_command() {
        var later = ownership.reached("b1", 9);
        var sooner = ownership.reached("b1", 7);

        ownership.advanceTo(7);
        assertThat(sooner).isCompleted();
        assertThat(later).isNotDone();
        ownership.advanceTo(9);
        assertThat(later).isCompleted();
    }

    @Test
    void G2_a_reader_waits_for_the_undecided_commands_of_its_board_before_its_end_alone() {
        ownership.undecidedFrom("b1", 4L);
        ownership.advanceTo(9);
        var before = ownership.reached("b1", 4);
        var first = ownership.reached("b1", 5);
        var all = ownership.reached("b1", 9);

        assertThat(before).isCompleted();
        assertThat(first).isNotDone();
        ownership.undecidedFrom("b1", 6L);
        assertThat(first).isCompleted();
        assertThat(all).isNotDone();
        ownership.undecidedFrom("b1", null);
        assertThat(all).isCompleted();
    }

    @Test
    void G2_who_waits_for_the_partition_waits_for_the_board_then() {
        var waiting = ownership.reached("b1", 6);

        ownership.undecidedFrom("b1", 5L);
        ownership.advanceTo(6);
        assertThat(waiting).isNotDone();
        ownership.undecidedFrom("b1", 6L);
        assertThat(waiting).isCompleted();
    }

    @Test
    void a_large_command_of_one_board_holds_up_no_reader_of_another() {
        var other = ownership.reached("b2", 9);

        ownership.undecidedFrom("b1", 4L);
        ownership.advanceTo(9);

        assertThat(other).isCompleted();
        assertThat(ownership.reached("b2", 9)).isCompleted();
    }

    @Test
    void waiting_for_a_board_ends_with_the_ownership_or_the_readers_patience() {
        ownership.undecidedFrom("b1", 4L);
        ownership.advanceTo(9);
        var waiting = ownership.reached("b1", 9);
        var impatient = ownership.reached("b1", 9);

        impatient.cancel(false);
        ownership.close();

        assertThat(waiting).isCompletedExceptionally();
        assertThat(impatient).isCancelled();
        assertThat(ownership.reached("b1", 9)).isCompletedExceptionally();
    }
}
