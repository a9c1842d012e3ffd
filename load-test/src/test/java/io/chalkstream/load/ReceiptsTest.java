package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private static final int ANA = 0;
    private static final int BEN = 1;

    private final Receipts receipts = new Receipts(2);
    private final Map<Long, Receipts.Operation> boardLog = new HashMap<>();

    @Test
    void all_is_well_when_everything_comes_once_and_in_order() {
        receipts.event(1, ANA, 1);
        receipts.event(2, BEN, 1);
        receipts.event(3, ANA, 2);

        assertThat(lost(ANA, 2) + lost(BEN, 1)).isZero();
        assertThat(receipts.doubled()).isZero();
        assertThat(receipts.outOfOrder()).isZero();
    }

    @Test
    void a_lost_operation_is_noticed() {
        receipts.event(1, ANA, 1);
        receipts.event(2, ANA, 2);

        assertThat(lost(ANA, 3)).isEqualTo(1);
        assertThat(lost(BEN, 1)).isEqualTo(1);
    }

    @Test
    void an_operation_lost_in_the_middle_is_noticed_and_so_is_the_hole() {
        receipts.event(1, ANA, 1);
        receipts.event(3, ANA, 3);

        assertThat(lost(ANA, 3)).isEqualTo(1);
        assertThat(receipts.outOfOrder()).isEqualTo(1);
    }

    @Test
    void a_doubled_event_is_noticed() {
        receipts.event(1, ANA, 1);
        receipts.event(1, ANA, 1);

        assertThat(receipts.doubled()).isEqualTo(1);
        assertThat(lost(ANA, 1)).isZero();
    }

    @Test
    void an_operation_that_took_effect_twice_is_noticed() {
        receipts.event(1, ANA, 1);
        receipts.event(2, ANA, 1);

        assertThat(receipts.doubled()).isEqualTo(1);
    }

    @Test
    void events_out_of_the_boards_order_are_noticed() {
        receipts.event(2, ANA, 1);
        receipts.event(1, BEN, 1);

        assertThat(receipts.outOfOrder()).isEqualTo(2);
        assertThat(receipts.doubled()).isZero();
    }

    @Test
    void operations_out_of_their_authors_order_are_noticed() {
        receipts.event(1, ANA, 2);
        receipts.event(2, ANA, 1);

        assertThat(receipts.outOfOrder()).isEqualTo(1);
    }

    @Test
    void what_a_snapshot_brought_is_neither_lost_nor_a_hole() {
        boardLog.put(2L, new Receipts.Operation(ANA, 2));
        receipts.event(1, ANA, 1);
        receipts.snapshot(2);
        receipts.event(3, ANA, 3);

        assertThat(lost(ANA, 3)).isZero();
        assertThat(receipts.outOfOrder()).isZero();
    }

    @Test
    void what_is_lost_beyond_a_snapshot_is_noticed() {
        boardLog.put(2L, new Receipts.Operation(ANA, 2));
        boardLog.put(3L, new Receipts.Operation(ANA, 3));
        receipts.event(1, ANA, 1);
        receipts.snapshot(2);
        receipts.event(4, ANA, 4);

        assertThat(lost(ANA, 4)).isEqualTo(1);
        assertThat(receipts.outOfOrder()).isEqualTo(1);
    }

    @Test
    void an_operation_that_no_event_tells_of_is_lost_whatever_snapshots_came() {
        receipts.event(1, ANA, 1);
        receipts.snapshot(2);

        assertThat(lost(ANA, 2)).isEqualTo(1);
    }

    private int lost(int author, int sent) {
        return receipts.lost(author, sent, boardLog);
    }
}
