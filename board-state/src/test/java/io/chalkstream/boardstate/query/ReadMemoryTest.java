package io.chalkstream.boardstate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadMemoryTest {
    private final ReadMemory memory = new ReadMemory(100, Duration.ZERO);

    @Test
    void a_response_for_which_there_is_no_memory_has_to_wait_until_another_is_released() {
        var first = memory.body(60);
        assertThatThrownBy(() -> memory.body(60)).isInstanceOf(BoardUnavailableException.class);

        first.release();

        assertThat(memory.used()).isZero();
        assertThat(memory.body(60).hasBeenCompleteFor(Duration.ZERO)).isFalse();
    }

    @Test
    void memory_is_reserved_until_the_last_holder_has_released_the_response() {
        var body = memory.body(60);
        body.retain();
        body.release();
        assertThat(memory.used()).isEqualTo(60);

        body.release();

        assertThat(memory.used()).isZero();
        assertThat(body.chunk(0)).isNull();
    }

    @Test
    void a_response_that_has_just_been_written_is_not_broken_off_for_another() {
        var patient = new ReadMemory(100, Duration.ofHours(1));
        var recent = patient.body(60);
        recent.close();

        assertThatThrownBy(() -> patient.body(60)).isInstanceOf(BoardUnavailableException.class);
        assertThat(recent.failure()).isNull();
    }

    @Test
    void the_response_that_is_held_longest_after_its_end_is_broken_off_for_a_new_one() {
        var slow = memory.body(50);
        slow.close();
        var later = memory.body(50);
        later.close();

        memory.body(50);

        assertThat(slow.failure()).isInstanceOf(BoardUnavailableException.class);
        assertThat(later.failure()).isNull();
        assertThat(memory.used()).isEqualTo(100);
        slow.release();
        assertThat(memory.used()).as("released once").isEqualTo(100);
    }
}
