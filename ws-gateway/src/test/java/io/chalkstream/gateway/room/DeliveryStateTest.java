package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.chalkstream.gateway.room.DeliveryState.AwaitingSnapshot;
import io.chalkstream.gateway.room.DeliveryState.CatchingUp;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
    private static final Position SEVENTH = new Position(1, 7);

    @Test
    void missed_events_are_used_only_while_the_position_stays() {
        var catchingUp = new AwaitingSnapshot(SEVENTH).catchUp();

        assertThat(catchingUp).isEqualTo(new CatchingUp(SEVENTH, SEVENTH));
        assertThat(catchingUp.hasNotMoved()).isTrue();
        assertThat(catchingUp.movedTo(new Position(1, 8)).hasNotMoved()).isFalse();
    }

    @Test
    void without_a_position_nothing_is_caught_up() {
        assertThatIllegalStateException().isThrownBy(() -> new AwaitingSnapshot(null).catchUp());
    }

    @Test
    void a_catch_up_does_not_begin_twice() {
        var subscriber = SampleMessages.subscriber(
                "ann-1", "ann", SampleMessages.queue(new FakeConnection(), new CountingMeters()), SEVENTH);
        subscriber.beginCatchUp();

        assertThatIllegalStateException().isThrownBy(subscriber::beginCatchUp);
    }
}
