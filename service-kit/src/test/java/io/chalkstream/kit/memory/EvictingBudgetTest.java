package io.chalkstream.kit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kit.memory.EvictingBudget.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EvictingBudgetTest {
    private static final long CAPACITY = 1_000;
    private static final long PER_GROUP = 600;

    private final EvictingBudget budget = new EvictingBudget(CAPACITY, PER_GROUP, Runnable::run);
    private final List<String> evicted = new ArrayList<>();

    @Test
    void the_largest_reservation_is_evicted_for_any_request() {
        var slowest = open("a", "slowest");
        var slow = open("b", "slow");
        var other = open("c", "other");
        assertThat(slowest.add(500)).isTrue();
        assertThat(slow.add(400)).isTrue();

        assertThat(other.add(200)).isTrue();

        assertThat(evicted).containsExactly("slowest");
        assertThat(slowest.add(1)).isFalse();
        assertThat(budget.used()).isEqualTo(600);
    }

    @Test
    void a_group_over_its_share_evicts_its_own_largest() {
        var first = open("a", "first");
        var second = open("a", "second");
        var other = open("b", "other");
        other.add(390);
        first.add(350);

        second.add(260);

        assertThat(evicted).containsExactly("first");
        assertThat(budget.used()).isEqualTo(650);
    }

    @Test
    void removed_bytes_make_room() {
        var share = open("a", "share");
        share.add(600);
        share.remove(600);

        assertThat(share.add(600)).isTrue();
        assertThat(evicted).isEmpty();
    }

    @Test
    void a_share_that_is_too_large_by_itself_is_evicted() {
        assertThat(open("a", "huge").add(CAPACITY + 1)).isFalse();
        assertThat(budget.used()).isZero();
    }

    @RepeatedTest(100)
    void the_bytes_that_count_are_never_more_than_the_capacity() {
        var random = new Random();
        var shares = new ArrayList<Share>(
                IntStream.range(0, 10).mapToObj(i -> open("g" + i % 3, "s" + i)).toList());
        for (int step = 0; step < 300; step++) {
            shares.get(random.nextInt(shares.size())).add(random.nextInt(200));
            assertThat(budget.used()).isBetween(0L, CAPACITY);
        }
        shares.forEach(Share::close);

        assertThat(budget.used()).isZero();
    }

    private Share open(String group, String name) {
        return budget.open(group, () -> evicted.add(name));
    }
}
