package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kit.memory.EvictingBudget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayBufferTest {
    private final EvictingBudget memory = new EvictingBudget(1_000, 1_000, Runnable::run);
    private final List<String> evicted = new ArrayList<>();

    @Test
    void J2_above_the_limit_of_all_buffers_the_largest_is_emptied_and_goes_on() {
        var large = new ReplayBuffer(memory, "b1", () -> evicted.add("large"));
        var small = new ReplayBuffer(memory, "b2", () -> evicted.add("small"));
        large.add(event(1, 300));
        large.add(event(2, 300));
        small.add(event(1, 300));

        small.add(event(2, 200));

        assertThat(evicted).containsExactly("large");
        large.giveWay();
        assertThat(large.covers(at(2))).as("nothing is missed from here on").isTrue();
        assertThat(large.covers(at(1))).isFalse();
        assertThat(small.covers(at(0))).isTrue();
        large.add(event(3, 100));
        assertThat(large.covers(at(2))).isTrue();
        assertThat(memory.used()).isEqualTo(600);
    }

    @Test
    void an_event_without_memory_is_not_kept() {
        var buffer = new ReplayBuffer(memory, "b1", () -> evicted.add("b1"));
        buffer.add(event(1, 400));
        buffer.add(event(2, 700));

        assertThat(buffer.covers(at(1))).isFalse();
        assertThat(buffer.covers(at(2))).isTrue();
        assertThat(memory.used()).isZero();
    }

    @Test
    void dropped_events_and_a_closed_buffer_give_their_memory_back() {
        var buffer = new ReplayBuffer(memory, "b1", () -> {});
        buffer.add(event(1, 400));
        buffer.add(event(7, 200));
        assertThat(memory.used()).as("the buffer began anew").isEqualTo(200);

        buffer.close();

        assertThat(memory.used()).isZero();
    }

    private static Position at(long seq) {
        return new Position(1, seq);
    }

    private static BoardEvent event(long seq, int bytes) {
        return new BoardEvent(at(seq), OutboundFrame.of(new byte[bytes]));
    }
}
