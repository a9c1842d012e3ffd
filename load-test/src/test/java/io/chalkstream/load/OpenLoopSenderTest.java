package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLoopSenderTest {
    private static final long MILLI = 1_000_000;
    private static final TimeWindow RUN = new TimeWindow(0, 100 * MILLI);

    private final List<String> sent = new ArrayList<>();
    private long now;

    @Test
    void each_message_is_sent_at_its_time() {
        var sender = new OpenLoopSender(() -> now, until -> now = until);

        sender.send(List.of(lane("a", 50, 0), lane("b", 25, 0.25)), RUN, RUN);

        assertThat(sent)
                .containsExactly(
                        "a0 0 at 0",
                        "b0 10 at 10",
                        "a1 20 at 20",
                        "a2 40 at 40",
                        "b1 50 at 50",
                        "a3 60 at 60",
                        "a4 80 at 80",
                        "b2 90 at 90");
        assertThat(sender.lag().max()).isZero();
    }

    @Test
    void a_stalled_sender_skips_nothing_and_counts_from_the_intended_time() {
        var sender = new OpenLoopSender(() -> now, until -> now = until == 20 * MILLI ? 70 * MILLI : until);

        sender.send(List.of(lane("a", 50, 0)), RUN, RUN);

        assertThat(sent).containsExactly("a0 0 at 0", "a1 20 at 70", "a2 40 at 70", "a3 60 at 70", "a4 80 at 80");
        assertThat(sender.lag().max()).isBetween(50.0, 50.1);
        assertThat(sender.lag().count()).isEqualTo(5);
    }

    @Test
    void an_early_wake_up_sends_nothing_too_soon() {
        var sender = new OpenLoopSender(() -> now, until -> now = Math.min(until, now + MILLI));

        sender.send(List.of(lane("a", 20, 0)), RUN, RUN);

        assertThat(sent).containsExactly("a0 0 at 0", "a1 50 at 50");
    }

    @Test
    void only_the_lag_of_the_measured_time_counts() {
        var sender = new OpenLoopSender(() -> now, until -> now = until);

        sender.send(List.of(lane("a", 50, 0)), RUN, new TimeWindow(40 * MILLI, 100 * MILLI));

        assertThat(sent).hasSize(5);
        assertThat(sender.lag().count()).isEqualTo(3);
    }

    private OpenLoopSender.ScheduledAction lane(String name, double perSecond, double phase) {
        return new OpenLoopSender.ScheduledAction(
                new Schedule(perSecond, phase),
                (index, intended) -> sent.add(name + index + " " + intended / MILLI + " at " + now / MILLI));
    }
}
