package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.engine.VirtualTime;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How processes reach the brokers: with delays, while brokers are down, slow or out of reach. */
final class SimulatedNetwork {
    private static final Duration FASTEST = Duration.ofNanos(150_000);
    private static final Duration USUAL = Duration.ofMillis(1);
    private static final Duration HICCUP = Duration.ofMillis(40);
    private static final Duration SLOW = Duration.ofMillis(700);

    private final VirtualTime time;
    private final long[] downUntil;
    private final long[] slowUntil;
    private final Map<String, Long> unreachableUntil = new TreeMap<>();

    SimulatedNetwork(VirtualTime time, int brokers) {
        this.time = time;
        this.downUntil = new long[brokers];
        this.slowUntil = new long[brokers];
    }

    /** A broker is down for a while. */
    void lose(int broker, Duration length) {
        downUntil[broker] = Math.max(downUntil[broker], time.nanos() + length.toNanos());
    }

    /** A broker answers late for a while. */
    void slow(int broker, Duration length) {
        slowUntil[broker] = Math.max(slowUntil[broker], time.nanos() + length.toNanos());
    }

    /** Nothing gets from this process to the brokers or back for a while. */
    void cutOff(String process, Duration length) {
        unreachableUntil.merge(process, time.nanos() + length.toNanos(), Math::max);
    }

    /** Every broker is up, quick and reachable again. */
    void heal() {
        for (int broker = 0; broker < downUntil.length; broker++) {
            downUntil[broker] = 0;
            slowUntil[broker] = 0;
        }
        unreachableUntil.clear();
    }

    boolean isUp(int broker) {
        return time.nanos() >= downUntil[broker];
    }

    private boolean isReachable(SimulatedProcess process, int broker) {
        return isUp(broker) && time.nanos() >= unreachableUntil.getOrDefault(process.name(), 0L);
    }

    /** The time of one message between two machines. */
    Duration latency() {
        var random = time.random();
        var most = random.nextInt(200) == 0 ? HICCUP : USUAL;
        return FASTEST.plus(time.upTo(most));
    }

    private Duration delay(int broker) {
        var delay = latency();
        return time.nanos() < slowUntil[broker] ? delay.plus(time.upTo(SLOW)) : delay;
    }

    /**
     * Sends a request to a broker.
     *
     * @param handling what the broker does at the time at which the request comes in
     */
    <T> void request(SimulatedProcess process, int broker, Duration timeout, Supplier<T> handling, Answer<T> answer) {
        requestLater(process, broker, timeout, respond -> respond.accept(handling), answer);
    }

    /** As {@link #request}, but the broker answers when it wants to. */
    <T> void requestLater(
            SimulatedProcess process,
            int broker,
            Duration timeout,
            Consumer<Consumer<Supplier<T>>> handling,
            Answer<T> answer) {
        var once = new OneAnswer<>(process, answer);
        time.after(timeout, () -> once.failed(KafkaError.NO_ANSWER));
        time.after(delay(broker), () -> {
            if (process.isAlive() && isReachable(process, broker)) {
                handling.accept(result -> respond(process, broker, result, once));
            }
        });
    }

    private <T> void respond(SimulatedProcess process, int broker, Supplier<T> result, OneAnswer<T> once) {
        Runnable delivery;
        try {
            T value = result.get();
            delivery = () -> once.came(value);
        } catch (KafkaModelException e) {
            delivery = () -> once.failed(e.error());
        }
        var arrival = delivery;
        time.after(delay(broker), () -> {
            if (isReachable(process, broker)) {
                arrival.run();
            }
        });
    }

    private static final class OneAnswer<T> implements Answer<T> {
        private final SimulatedProcess process;
        private final Answer<T> answer;
        private boolean done;

        OneAnswer(SimulatedProcess process, Answer<T> answer) {
            this.process = process;
            this.answer = answer;
        }

        @Override
        public void came(T value) {
            if (!done) {
                done = true;
                process.run(() -> answer.came(value));
            }
        }

        @Override
        public void failed(KafkaError error) {
            if (!done) {
                done = true;
                process.run(() -> answer.failed(error));
            }
        }
    }
}
