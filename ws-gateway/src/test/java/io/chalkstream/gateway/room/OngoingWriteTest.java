package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OngoingWriteTest {
    private static final long LIMIT = OngoingWrite.STUCK_AFTER.toMillis();

    private final OngoingWrite write = new OngoingWrite();

    @Test
    void a_write_is_stuck_once_it_has_been_seen_for_the_limit() {
        write.begin(10);

        assertThat(write.isStuck(1_000)).isFalse();
        assertThat(write.isStuck(1_000 + LIMIT - 1)).isFalse();
        assertThat(write.isStuck(1_000 + LIMIT)).isTrue();
    }

    @Test
    void the_next_write_has_a_time_limit_of_its_own() {
        write.begin(10);
        write.isStuck(1_000);
        write.end();
        write.begin(10);

        assertThat(write.isStuck(1_000 + LIMIT)).isFalse();
        assertThat(write.isStuck(1_000 + 2 * LIMIT)).isTrue();
    }

    @Test
    void nothing_is_stuck_while_nothing_is_written() {
        write.begin(10);
        write.isStuck(1_000);

        assertThat(write.end()).isEqualTo(10);
        assertThat(write.isStuck(1_000 + LIMIT)).isFalse();
    }
}
