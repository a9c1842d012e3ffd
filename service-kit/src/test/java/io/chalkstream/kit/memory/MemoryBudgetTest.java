package io.chalkstream.kit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kit.memory.MemoryBudget.Reservation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final long CAPACITY = 1_000;
    private static final long PER_HOLDER = 600;

    private final MemoryBudget budget = new MemoryBudget(CAPACITY, PER_HOLDER);
    private final List<String> granted = new ArrayList<>();
    private final Deque<Reservation> held = new ArrayDeque<>();

    @Test
    void a_reservation_that_fits_is_granted_at_once_and_any_other_waits_for_a_release() {
        ask("a", 600);
        ask("b", 500);
        assertThat(granted).containsExactly("a");

        held.remove().release();

        assertThat(granted).containsExactly("a", "b");
        assertThat(budget.reserved()).isEqualTo(500);
    }

    @Test
    void holders_take_turns() {
        ask("full", 600);
        ask("full2", 400);
        for (int i = 0; i < 3; i++) {
            ask("a", 300);
        }
        ask("b", 300);
        ask("c", 300);

        releaseAll();

        assertThat(granted).containsExactly("full", "full2", "a", "b", "c", "a", "a");
    }

    @Test
    void a_large_reservation_is_not_overtaken_by_small_ones() {
        ask("a", 500);
        ask("large", 600);
        ask("small", 100);
        assertThat(granted).containsExactly("a");

        held.remove().release();

        assertThat(granted).containsExactly("a", "large", "small");
    }

    @Test
    void a_holder_with_its_part_does_not_hold_up_others() {
        ask("a", 600);
        ask("a", 100);
        ask("b", 400);

        assertThat(granted).containsExactly("a", "b");
    }

    @Test
    void a_reservation_that_shrinks_makes_room() {
        ask("a", 600);
        ask("b", 600);

        held.element().shrinkTo(100);

        assertThat(granted).containsExactly("a", "b");
        assertThat(budget.reserved()).isEqualTo(700);
    }

    @Test
    void a_second_release_is_ignored_and_a_cancelled_request_is_not_granted() {
        ask("a", 600);
        var waiting = budget.reserve("b", 600, reservation -> granted.add("b"));
        waiting.release();
        var first = held.remove();
        first.release();
        first.release();

        assertThat(granted).containsExactly("a");
        assertThat(budget.reserved()).isZero();
    }

    @RepeatedTest(200)
    void reservations_never_exceed_the_capacity_and_none_waits_forever() {
        var random = new Random();
        int asked = 0;
        for (int step = 0; step < 200; step++) {
            if (random.nextBoolean()) {
                ask("h" + random.nextInt(5), 1 + random.nextInt(1_500));
                asked++;
            } else if (!held.isEmpty()) {
                held.remove().release();
            }
            assertThat(budget.reserved()).isBetween(0L, CAPACITY);
        }
        releaseAll();

        assertThat(granted).hasSize(asked);
        assertThat(budget.reserved()).isZero();
    }

    private void ask(String holder, long bytes) {
        budget.reserve(holder, bytes, reservation -> {
            granted.add(holder);
            held.add(reservation);
        });
    }

    private void releaseAll() {
        while (!held.isEmpty()) {
            held.remove().release();
        }
    }
}
