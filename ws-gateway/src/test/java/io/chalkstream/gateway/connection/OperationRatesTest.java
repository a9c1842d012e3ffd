package io.chalkstream.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationRatesTest {
    private static final int SECONDS = 10;
    private static final int QUICK_MILLIS = 5;
    private static final int SLOW_MILLIS = 200;

    private final OperationRates rates = new OperationRates(150, 100);

    /** When the next operation of a board may come. */
    private final Map<String, Long> next = new HashMap<>();

    /** How many operations of a board have come. */
    private final Map<String, Integer> came = new HashMap<>();

    @Test
    void L6_each_board_has_its_whole_rate_where_operations_are_quick() {
        run(QUICK_MILLIS, 0, "flood", "other flood");

        assertThat(perSecond("flood")).isBetween(150, 155);
        assertThat(perSecond("other flood")).isBetween(150, 155);
    }

    @Test
    void L6_a_board_that_works_alone_has_a_third_where_operations_are_slow() {
        run(SLOW_MILLIS, 0, "flood");

        assertThat(perSecond("flood")).isBetween(48, 53);
    }

    @Test
    void L6_a_board_beside_others_has_what_is_assured_where_operations_are_slow() {
        run(SLOW_MILLIS, 10, "flood");

        assertThat(perSecond("flood")).isBetween(15, 17);
    }

    @Test
    void L6_what_is_assured_never_waits() {
        run(SLOW_MILLIS, 15, "flood", "other flood");

        assertThat(perSecond("class")).isEqualTo(15);
    }

    /** Floods send whatever they may, and a class so many operations a second. */
    private void run(int meanMillis, int perSecondOfClass, String... floods) {
        for (long now = 0; now < SECONDS * 1_000; now++) {
            for (var flood : floods) {
                while (next.getOrDefault(flood, 0L) <= now) {
                    come(flood, meanMillis, now);
                }
            }
            if (now * perSecondOfClass % 1_000 < perSecondOfClass) {
                assertThat(come("class", meanMillis, now)).isZero();
            }
        }
    }

    private long come(String board, int meanMillis, long now) {
        long pause = rates.takeInAdvance(board, meanMillis, now);
        next.put(board, now + pause);
        came.merge(board, 1, Integer::sum);
        return pause;
    }

    private int perSecond(String board) {
        return came.getOrDefault(board, 0) / SECONDS;
    }
}
