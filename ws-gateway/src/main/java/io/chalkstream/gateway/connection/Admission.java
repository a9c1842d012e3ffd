package io.chalkstream.gateway.connection;

import io.chalkstream.gateway.ratelimit.KeyedTokenBuckets;
import io.chalkstream.gateway.ratelimit.TokenBucket;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.kit.memory.MemoryBudget.Reservation;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of a person, of a board and of the gateway may send together (L6). Nothing is lost or refused: a connection whose
 * frame was too much is read again later. Thread-safe.
 */
public final class Admission {
    /** A frame is in memory as text, and as a record that waits for Kafka. */
    private static final int COPIES = 2;
    /** A small operation counts as so many bytes, since deciding one takes time whatever its size. */
    private static final int LEAST_BYTES = 4 * 1024;
    /** The same of its delivery to one connection. */
    private static final int LEAST_DELIVERED_BYTES = 1024;
    /** How many people and boards are remembered. */
    private static final int REMEMBERED = 10_000;
    /** Nobody is kept from sending for longer than this at a time: a pong must come through (L4). */
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final KeyedTokenBuckets bytesOfPerson;
    private final KeyedTokenBuckets bytesOfBoard;
    private final OperationRates operationsOfBoard;
    private final KeyedTokenBuckets deliveredOfBoard;
    private final MemoryBudget underWay;
    private final LongSupplier millis;
    private final UndecidedOperations undecided;

    /**
     * How much may come in a second.
     *
     * @param bytesPerPerson of one person on one board
     * @param bytesPerBoard of all people on a board
     * @param operationsPerBoard of all people on a board
     * @param deliveredPerBoard the bytes of these operations, for each connection of the board that they are sent to
     */
    public record Rates(int bytesPerPerson, int bytesPerBoard, int operationsPerBoard, int deliveredPerBoard) {}

    /**
     * @param underWay for operations that aren't decided yet; its holders are boards
     * @param timer runs what is to be done later
     * @param millis a clock that is never set
     */
    public Admission(Rates rates, MemoryBudget underWay, Scheduler timer, LongSupplier millis) {
        this.undecided = new UndecidedOperations(timer, millis);
        this.bytesOfPerson = buckets(rates.bytesPerPerson());
        this.bytesOfBoard = buckets(rates.bytesPerBoard());
        this.operationsOfBoard = new OperationRates(rates.operationsPerBoard(), REMEMBERED);
        this.deliveredOfBoard = buckets(rates.deliveredPerBoard());
        this.underWay = underWay;
        this.millis = millis;
    }

    private static KeyedTokenBuckets buckets(int perSecond) {
        return new KeyedTokenBuckets(perSecond, (double) perSecond * TokenBucket.BURST_SECONDS, REMEMBERED);
    }

    /** Counts a frame; returns how long its connection isn't read after it. */
    Duration frame(String board, String user, int bytes) {
        long now = millis.getAsLong();
        return pause(Math.max(
                bytesOfPerson.takeInAdvance(board + "/" + user, bytes, now),
                bytesOfBoard.takeInAdvance(board, bytes, now)));
    }

    /** Counts an operation that goes to so many connections; returns how long its connection isn't read after it. */
    Duration operation(String board, int bytes, int receivers) {
        long now = millis.getAsLong();
        double delivered = (double) Math.max(bytes, LEAST_DELIVERED_BYTES) * receivers;
        return pause(Math.max(
                operationsOfBoard.takeInAdvance(board, undecided.meanMillis(), now),
                deliveredOfBoard.takeInAdvance(board, delivered, now)));
    }

    private static Duration pause(long millis) {
        return Duration.ofMillis(Math.min(millis, LONGEST_PAUSE_MILLIS));
    }

    /** The outcome of an operation of the board was seen; {@code client} is null if it isn't said whose it was. */
    public void decided(String board, @Nullable String client) {
        undecided.decided(board, client);
    }

    /** An operation is published; it keeps what was reserved until it is decided. */
    Publication published(String board, String client, Reservation reservation) {
        return undecided.add(board, client, reservation);
    }

    /** Reserves memory for an operation until it is decided, if there is some and nobody waits; else null. */
    @Nullable
    Reservation tryReserve(String board, int bytes) {
        return underWay.tryReserve(board, reserved(bytes));
    }

    /** Reserves memory for an operation as soon as there is some; {@code granted} runs in any thread and must not block. */
    Reservation reserve(String board, int bytes, Consumer<Reservation> granted) {
        return underWay.reserve(board, reserved(bytes), granted);
    }

    private static long reserved(int bytes) {
        return (long) COPIES * Math.max(bytes, LEAST_BYTES);
    }
}
