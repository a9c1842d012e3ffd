package io.chalkstream.gateway.connection;

import io.chalkstream.gateway.ratelimit.KeyedTokenBuckets;
import io.chalkstream.gateway.ratelimit.TokenBucket;
import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.kit.memory.MemoryBudget.Reservation;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of a person, of a board and of the gateway may send together (L6). Nothing is lost or refused: a connection whose
 * frame was too much is read again later. Thread-safe.
 */
public final class Admission {
    /** A frame is in memory as text, and as a record that waits for Kafka. */
    private static final int COPIES = 2;
    /** How many people and boards are remembered. */
    private static final int REMEMBERED = 10_000;
    /** Nobody is kept from sending for longer than this at a time: a pong must come through (L4). */
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final KeyedTokenBuckets bytesOfPerson;
    private final KeyedTokenBuckets bytesOfBoard;
    private final KeyedTokenBuckets operationsOfBoard;
    private final MemoryBudget underWay;

    /**
     * How much may come in a second.
     *
     * @param bytesPerPerson of one person on one board
     * @param bytesPerBoard of all people on a board
     * @param operationsPerBoard of all people on a board
     */
    public record Rates(int bytesPerPerson, int bytesPerBoard, int operationsPerBoard) {}

    /** @param underWay for operations that aren't durable yet; its holders are boards */
    public Admission(Rates rates, MemoryBudget underWay) {
        this.bytesOfPerson = buckets(rates.bytesPerPerson());
        this.bytesOfBoard = buckets(rates.bytesPerBoard());
        this.operationsOfBoard = buckets(rates.operationsPerBoard());
        this.underWay = underWay;
    }

    private static KeyedTokenBuckets buckets(int perSecond) {
        return new KeyedTokenBuckets(perSecond, (double) perSecond * TokenBucket.BURST_SECONDS, REMEMBERED);
    }

    /** Counts a frame; returns how long its connection isn't read after it. */
    Duration frame(String board, String user, int bytes, long now) {
        return pause(Math.max(
                bytesOfPerson.takeInAdvance(board + "/" + user, bytes, now),
                bytesOfBoard.takeInAdvance(board, bytes, now)));
    }

    /** Counts an operation; returns how long its connection isn't read after it. */
    Duration operation(String board, long now) {
        return pause(operationsOfBoard.takeInAdvance(board, 1, now));
    }

    private static Duration pause(long millis) {
        return Duration.ofMillis(Math.min(millis, LONGEST_PAUSE_MILLIS));
    }

    /** Reserves memory for an operation until it is durable, if there is some and nobody waits; else null. */
    @Nullable
    Reservation tryReserve(String board, int bytes) {
        return underWay.tryReserve(board, (long) bytes * COPIES);
    }

    /** Reserves memory for an operation as soon as there is some; {@code granted} runs in any thread and must not block. */
    Reservation reserve(String board, int bytes, Consumer<Reservation> granted) {
        return underWay.reserve(board, (long) bytes * COPIES, granted);
    }
}
