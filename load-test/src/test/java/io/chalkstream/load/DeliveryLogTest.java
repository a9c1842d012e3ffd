package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {
    private static final int ANA = 0;
    private static final int BEN = 1;

    private final DeliveryLog deliveries = new DeliveryLog(2);
    private final Map<Long, DeliveryLog.Operation> boardLog = new HashMap<>();

    @Test
    void complete_delivery_in_order_has_no_fault() {
        deliveries.event(1, ANA, 1);
        deliveries.event(2, BEN, 1);
        deliveries.event(3, ANA, 2);

        assertThat(lost(ANA, 2) + lost(BEN, 1)).isZero();
        assertThat(deliveries.doubled()).isZero();
        assertThat(deliveries.outOfOrder()).isZero();
    }

    @Test
    void a_lost_operation_is_noticed() {
        deliveries.event(1, ANA, 1);
        deliveries.event(2, ANA, 2);

        assertThat(lost(ANA, 3)).isEqualTo(1);
        assertThat(lost(BEN, 1)).isEqualTo(1);
    }

    @Test
    void an_operation_lost_in_the_middle_is_noticed_and_so_is_the_gap() {
        deliveries.event(1, ANA, 1);
        deliveries.event(3, ANA, 3);

        assertThat(lost(ANA, 3)).isEqualTo(1);
        assertThat(deliveries.outOfOrder()).isEqualTo(1);
    }

    @Test
    void a_doubled_event_is_noticed() {
        deliveries.event(1, ANA, 1);
        deliveries.event(1, ANA, 1);

        assertThat(deliveries.doubled()).isEqualTo(1);
        assertThat(deliveries.again()).isEqualTo(1);
        assertThat(lost(ANA, 1)).isZero();
    }

    @Test
    void an_operation_that_took_effect_twice_is_noticed() {
        deliveries.event(1, ANA, 1);
        deliveries.event(2, ANA, 1);

        assertThat(deliveries.doubled()).isEqualTo(1);
        assertThat(deliveries.again()).isZero();
    }

    @Test
    void events_out_of_the_boards_order_are_noticed() {
        deliveries.event(2, ANA, 1);
        deliveries.event(1, BEN, 1);

        assertThat(deliveries.outOfOrder()).isEqualTo(2);
        assertThat(deliveries.doubled()).isZero();
    }

    @Test
    void operations_out_of_their_authors_order_are_noticed() {
        deliveries.event(1, ANA, 2);
        deliveries.event(2, ANA, 1);

        assertThat(deliveries.outOfOrder()).isEqualTo(1);
    }

    @Test
    void events_covered_by_a_snapshot_are_neither_lost_nor_a_gap() {
        boardLog.put(2L, new DeliveryLog.Operation(ANA, 2));
        deliveries.event(1, ANA, 1);
        deliveries.snapshot(2);
        deliveries.event(3, ANA, 3);

        assertThat(lost(ANA, 3)).isZero();
        assertThat(deliveries.outOfOrder()).isZero();
    }

    @Test
    void a_loss_after_a_snapshot_is_noticed() {
        boardLog.put(2L, new DeliveryLog.Operation(ANA, 2));
        boardLog.put(3L, new DeliveryLog.Operation(ANA, 3));
        deliveries.event(1, ANA, 1);
        deliveries.snapshot(2);
        deliveries.event(4, ANA, 4);

        assertThat(lost(ANA, 4)).isEqualTo(1);
        assertThat(deliveries.outOfOrder()).isEqualTo(1);
    }

    @Test
    void an_operation_without_an_event_is_lost_whatever_snapshots_came() {
        deliveries.event(1, ANA, 1);
        deliveries.snapshot(2);

        assertThat(lost(ANA, 2)).isEqualTo(1);
    }

    private int lost(int author, int sent) {
        return deliveries.lost(author, sent, boardLog);
    }
}
