package io.chalkstream.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceivedOperationsTest {
    private final ReceivedOperations received = new ReceivedOperations(2);

    @Test
    void everythingOnceAndInOrderIsFaultless() {
        assertThat(received.event(1, 0, 1)).isTrue();
        assertThat(received.event(2, 1, 1)).isTrue();
        assertThat(received.event(3, 0, 2)).isTrue();

        assertThat(received.lost(3)).isZero();
        assertThat(received.doubled()).isZero();
        assertThat(received.outOfOrder()).isZero();
    }

    @Test
    void whatComesTwiceIsDoubled() {
        received.event(1, 0, 1);

        assertThat(received.event(1, 0, 1)).isFalse();
        assertThat(received.doubled()).isOne();
    }

    @Test
    void aGapIsOutOfOrderAndWhatIsMissingIsLost() {
        received.event(1, 0, 1);
        received.event(3, 0, 3);

        assertThat(received.outOfOrder()).isOne();
        assertThat(received.lost(3)).isOne();
    }

    @Test
    void anAuthorsOrderIsCheckedInSystemsWithoutAnOrderOfTheBoard() {
        received.event(0, 0, 2);
        received.event(0, 0, 1);
        received.event(0, 1, 1);

        assertThat(received.outOfOrder()).isEqualTo(2);
        assertThat(received.lost(3)).isZero();
    }

    @Test
    void whatASnapshotHoldsIsntLost() {
        received.event(1, 0, 1);
        received.snapshot(3);
        received.event(4, 1, 1);

        assertThat(received.lost(4)).isZero();
        assertThat(received.outOfOrder()).isZero();
    }
}
