package io.chalkstream.load.attack;

import io.chalkstream.load.Latencies;
import java.util.ArrayList;
import java.util.List;

/** When each operation of a class was meant to be sent, and when each of the others had it. Thread-safe. */
final class DeliveryTimes {
    private final List<List<Long>> intended = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private long expected;

    private record Delivery(long intended, long nanos) {}

    DeliveryTimes(int people) {
        for (int person = 0; person < people; person++) {
            intended.add(new ArrayList<>());
        }
    }

    static String nameOf(int person) {
        return "Person " + person;
    }

    /** The person's next operation is about to be sent, at this intended {@link System#nanoTime()}. */
    synchronized void sending(int person, long nanoTime) {
        intended.get(person).add(nanoTime);
        expected += intended.size() - 1;
    }

    /** An operation's event has come to {@code receiver}. */
    synchronized void delivered(String author, long op, int receiver, long nanoTime) {
        int person = Integer.parseInt(author.substring(author.lastIndexOf(' ') + 1));
        if (person != receiver) {
            long sent = intended.get(person).get((int) op - 1);
            deliveries.add(new Delivery(sent, nanoTime - sent));
        }
    }

    /** How many deliveries are still missing. */
    synchronized long undelivered() {
        return expected - deliveries.size();
    }

    /** Those of the operations that were meant to be sent from {@code start} until before {@code end}. */
    synchronized Latencies between(long start, long end) {
        var latencies = new Latencies();
        deliveries.stream()
                .filter(delivery -> delivery.intended() >= start && delivery.intended() < end)
                .forEach(delivery -> latencies.record(delivery.nanos()));
        return latencies;
    }
}
