package io.chalkstream.protocol.awareness;

import io.chalkstream.protocol.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A source state that clients change, and replicas that poll it now and then, while time passes. No replica waits longer than
 * {@link #MAX_POLL_INTERVAL}: after a gesture's life without an update it would expire it (A3).
 */
final class AwarenessSimulation {
    static final long BEGINNING = 1_000_000;

    private static final Duration MAX_POLL_INTERVAL = Duration.ofSeconds(2);
    /** A repeated value may make no delta for so long, and none may be requested. */
    private static final Duration MAX_LAG = ExpiringRegisters.REFRESH_AFTER.plus(MAX_POLL_INTERVAL);

    /** A client changes something, time passes, or a reader polls. */
    sealed interface Step {
        record Merge(AwarenessDelta delta) implements Step {}

        record Leave(String client) implements Step {}

        /** Of the client's stroke, so many points from that one on. */
        record Draw(String client, int from, int points) implements Step {}

        record TakeBack(String client) implements Step {}

        record Lift(String client) implements Step {}

        record Pass(long millis) implements Step {}

        record Poll(int reader) implements Step {}
    }

    /** A delta that a reader has received. */
    record Received(long now, AwarenessDelta delta) {}

    /** A replica that polls the source. */
    static final class Reader {
        private final AwarenessState state = new AwarenessState();
        private final List<Received> received = new ArrayList<>();
        private long known;
        private long polledAt = BEGINNING;

        AwarenessState state() {
            return state;
        }

        List<Received> received() {
            return received;
        }

        private void poll(AwarenessState source, long now) {
            // As it travels.
            var delta = Json.read(Json.bytes(source.since(known)), AwarenessDelta.class);
            received.add(new Received(now, delta));
            state.expire(now - MAX_LAG.toMillis());
            state.merge(delta, now);
            known = source.version();
            polledAt = now;
        }

        private long nextPollAt() {
            return polledAt + MAX_POLL_INTERVAL.toMillis();
        }
    }

    private final AwarenessState source = new AwarenessState();
    private final Map<String, Integer> strokes = new HashMap<>();
    private final List<Reader> readers;
    private long now = BEGINNING;

    AwarenessSimulation(int readers) {
        this.readers = IntStream.range(0, readers).mapToObj(i -> new Reader()).toList();
    }

    AwarenessState source() {
        return source;
    }

    List<Reader> readers() {
        return readers;
    }

    void merge(AwarenessDelta delta) {
        source.merge(delta, now);
    }

    void pollAll() {
        readers.forEach(reader -> reader.poll(source, now));
    }

    void run(Step step) {
        if (step instanceof Step.Merge merge) {
            merge(merge.delta());
        } else if (step instanceof Step.Leave leave) {
            source.leave(leave.client(), now);
            endStroke(leave.client());
        } else if (step instanceof Step.Draw draw) {
            merge(AwarenessDelta.ink(
                    draw.client(), InkTest.part(stroke(draw.client()), draw.from(), draw.from() + draw.points())));
        } else if (step instanceof Step.TakeBack takeBack) {
            merge(AwarenessDelta.ink(takeBack.client(), InkTest.part(stroke(takeBack.client()), 0, 0)));
            endStroke(takeBack.client());
        } else if (step instanceof Step.Lift lift) {
            merge(AwarenessDelta.ink(lift.client(), null));
            endStroke(lift.client());
        } else if (step instanceof Step.Pass pass) {
            pass(pass.millis());
        } else if (step instanceof Step.Poll poll) {
            readers.get(poll.reader()).poll(source, now);
        }
    }

    private void pass(long millis) {
        long end = now + millis;
        while (now < end) {
            passUntil(readers.stream().mapToLong(Reader::nextPollAt).reduce(end, Math::min));
            readers.stream().filter(reader -> reader.nextPollAt() <= now).forEach(reader -> reader.poll(source, now));
        }
    }

    private void passUntil(long time) {
        now = time;
        var drawing = source.inks().keySet();
        source.expire(now);
        drawing.stream().filter(client -> !source.inks().containsKey(client)).forEach(this::endStroke);
    }

    private String stroke(String client) {
        return client + "-stroke-" + strokes.getOrDefault(client, 0);
    }

    /** A stroke's id is used once: with the pen up, the stroke is over. */
    private void endStroke(String client) {
        strokes.merge(client, 1, Integer::sum);
    }
}
