package io.chalkstream.simulation.service;

import io.chalkstream.simulation.engine.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A device's connection with the network: it may be cut for a while, which neither end is told. */
public final class Link {
    private static final Duration USUAL = Duration.ofMillis(15);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration HICCUP = Duration.ofMillis(300);

    private final VirtualTime time;
    private long cutUntil;

    public Link(VirtualTime time) {
        this.time = time;
    }

    /** Nothing comes through for a while; what was sent comes later. */
    public void cut(Duration length) {
        cutUntil = Math.max(cutUntil, time.nanos() + length.toNanos());
    }

    public void heal() {
        cutUntil = time.nanos();
    }

    public boolean isCut() {
        return time.nanos() < cutUntil;
    }

    private Duration latency() {
        return time.upTo(time.random().nextInt(100) == 0 ? HICCUP : USUAL);
    }

    /** One direction of a connection: everything comes, in order. */
    final class Wire {
        private final Deque<Runnable> underWay = new ArrayDeque<>();
        private boolean ended;

        void send(Runnable delivery) {
            underWay.add(delivery);
            if (underWay.size() == 1) {
                time.after(latency(), this::deliver);
            }
        }

        /** Nothing comes any more. */
        void end() {
            ended = true;
            underWay.clear();
        }

        private void deliver() {
            if (ended) {
                return;
            }
            if (isCut()) {
                time.after(LOOK, this::deliver);
                return;
            }
            // What was sent while the first was under way has come as well.
            var due = new ArrayDeque<>(underWay);
            underWay.clear();
            for (var delivery : due) {
                if (!ended) {
                    delivery.run();
                }
            }
            if (!underWay.isEmpty()) {
                time.after(latency(), this::deliver);
            }
        }
    }
}
