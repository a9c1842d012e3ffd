package io.chalkstream.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyedTokenBucketsTest {
    private final KeyedTokenBuckets buckets = new KeyedTokenBuckets(1, 3, 10);

    @Test
    void each_key_has_its_own_burst_and_rate() {
        assertThat(taken("a", 10, 0)).isEqualTo(3);
        assertThat(taken("b", 10, 0)).isEqualTo(3);
        assertThat(taken("a", 10, 2_000)).isEqualTo(2);
    }

    @Test
    void the_number_of_keys_is_bounded_and_keys_in_use_are_kept() {
        taken("busy", 3, 0);
        for (int i = 0; i < 1_000; i++) {
            buckets.tryTake("key" + i, 0);
            assertThat(buckets.tryTake("busy", 0)).isFalse();
        }
        assertThat(buckets.size()).isEqualTo(10);
    }

    private int taken(String key, int attempts, long now) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += buckets.tryTake(key, now) ? 1 : 0;
        }
        return taken;
    }
}
