package io.chalkstream.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TokenBucketTest {
    private static final int PER_SECOND = 10;

    @Example
    void L2_a_burst_of_five_seconds_is_allowed_and_then_the_rate() {
        var limit = new TokenBucket(PER_SECOND, 0);
        for (int i = 0; i < 50; i++) {
            assertThat(limit.tryTake(1, 0)).isTrue();
        }

        assertThat(limit.tryTake(1, 99)).isFalse();
        assertThat(limit.tryTake(1, 100)).isTrue();
        assertThat(limit.tryTake(1, 100)).isFalse();
    }

    @Property
    void L2_never_more_than_the_rate_and_one_burst(@ForAll @Size(max = 300) List<@IntRange(max = 200) Integer> pauses) {
        var limit = new TokenBucket(PER_SECOND, 0);
        long now = 0;
        int taken = 0;
        for (int pause : pauses) {
            now += pause;
            if (limit.tryTake(1, now)) {
                taken++;
            }
        }

        assertThat(taken)
                .isLessThanOrEqualTo((int) (PER_SECOND * TokenBucket.BURST_SECONDS + now * PER_SECOND / 1_000 + 1));
    }

    @Example
    void L2_a_clock_that_is_set_back_allows_nothing_more() {
        var limit = new TokenBucket(PER_SECOND, 10_000);
        limit.tryTake(50, 10_000);

        assertThat(limit.tryTake(1, 0)).isFalse();
    }
}
