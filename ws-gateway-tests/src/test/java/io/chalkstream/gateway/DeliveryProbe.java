package io.chalkstream.gateway;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures how long events take from Kafka to a pupil: with a steady rate of events, in windows. */
final class DeliveryProbe {
    private static final long INTERVAL_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestTopics topics;
    private final TestSocket pupil;
    private final String board;
    private long seq;

    /** @param seq the event that the pupil's board is at */
    DeliveryProbe(TestTopics topics, TestSocket pupil, String board, long seq) {
        this.topics = topics;
        this.pupil = pupil;
        this.board = board;
        this.seq = seq;
    }

    /** Sends so many events, waits for them, and returns their times in milliseconds, in order of size. */
    List<Double> measure(int events) throws InterruptedException {
        long first = seq + 1;
        var sent = new ArrayList<Long>();
        long next = System.nanoTime();
        for (int i = 0; i < events; i++) {
            seq++;
            sent.add(System.nanoTime());
            topics.event(board, seq);
            next += Duration.ofMillis(INTERVAL_MILLIS).toNanos();
            Thread.sleep(Math.max(0, Duration.ofNanos(next - System.nanoTime()).toMillis()));
        }
        await().atMost(PATIENCE).until(() -> pupil.receivedAt(seq) != null);
        var millis = new ArrayList<Double>();
        for (int i = 0; i < events; i++) {
            Long received = pupil.receivedAt(first + i);
            if (received == null) {
                throw new AssertionError("the event " + (first + i) + " is missing");
            }
            millis.add((received - sent.get(i)) / 1e6);
        }
        Collections.sort(millis);
        return millis;
    }

    long seq() {
        return seq;
    }
}
