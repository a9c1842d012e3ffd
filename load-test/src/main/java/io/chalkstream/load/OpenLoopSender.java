package io.chalkstream.load;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** Sends by schedules, whether or not the system keeps up (open loop). A late action is sent at once, with its intended time. */
public final class OpenLoopSender {
    private final LongSupplier nanos;
    private final Sleep sleep;
    private final Latencies lag = new Latencies();

    /** Waits until a time; may return early. */
    public interface Sleep {
        void until(long nanos);
    }

    /** Sends something. */
    public interface Action {
        void send(long index, long intended);
    }

    /** A schedule, and what to do at each of its times. */
    public record ScheduledAction(Schedule schedule, Action action) {}

    /** {@code nanos} gives the nanoseconds since the start of the run. */
    public OpenLoopSender(LongSupplier nanos, Sleep sleep) {
        this.nanos = nanos;
        this.sleep = sleep;
    }

    /** Sends every action that is due in {@code run}; records the lag of those in {@code measured}. */
    public void send(List<ScheduledAction> lanes, TimeWindow run, TimeWindow measured) {
        var agenda = new PriorityQueue<Next>(Comparator.comparingLong(Next::intended));
        lanes.forEach(lane -> agenda.add(new Next(lane, 0)));
        for (var next = agenda.poll(); next != null && run.contains(next.intended()); next = agenda.poll()) {
            while (nanos.getAsLong() < next.intended()) {
                sleep.until(next.intended());
            }
            if (measured.contains(next.intended())) {
                lag.record(nanos.getAsLong() - next.intended());
            }
            next.lane().action().send(next.index(), next.intended());
            agenda.add(new Next(next.lane(), next.index() + 1));
        }
    }

    /** How late the actions were sent. */
    public Latencies lag() {
        return lag;
    }

    private record Next(ScheduledAction lane, long index) {
        long intended() {
            return lane.schedule().intended(index);
        }
    }
}
