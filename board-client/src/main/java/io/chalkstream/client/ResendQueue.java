package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbered messages without a result, in order: to be sent, and sent again after a reconnect. Not thread-safe.
 *
 * @param <M> operations, or requests for undo and redo
 */
final class ResendQueue<M extends ClientMessage> {
    private final TreeMap<Long, Entry<M>> unsettled = new TreeMap<>();
    private final int window;
    private long last;
    private long sent;

    private record Entry<M>(M message, CompletableFuture<OperationResult> result) {}

    /** At most {@code window} messages are in flight (E2). */
    ResendQueue(int window) {
        this.window = window;
    }

    /** The number of the newest message; 0 if there was none. */
    long last() {
        return last;
    }

    /** All of them, in order. */
    Stream<M> stream() {
        return unsettled.values().stream().map(Entry::message);
    }

    /** Adds a new message; {@code message} creates it for its number. */
    Submission add(LongFunction<M> message) {
        var result = new CompletableFuture<OperationResult>();
        unsettled.put(last + 1, new Entry<>(message.apply(last + 1), result));
        last++;
        return new Submission(last, result);
    }

    /** Takes the messages that may be sent now; they count as sent. */
    List<M> takeSendable() {
        if (unsettled.isEmpty()) {
            return List.of();
        }
        long end = unsettled.firstKey() + window;
        var sendable = unsettled.subMap(sent + 1, Math.max(sent + 1, end));
        var messages = sendable.values().stream().map(Entry::message).toList();
        if (!messages.isEmpty()) {
            sent = sendable.lastKey();
        }
        return messages;
    }

    /** Marks all messages from {@code number} on as unsent. */
    void rewindTo(long number) {
        sent = Math.min(sent, number - 1);
    }

    /** Removes the message, and returns its future; null if there is no such message. */
    @Nullable
    CompletableFuture<OperationResult> settle(long number) {
        var entry = unsettled.remove(number);
        return entry == null ? null : entry.result();
    }

    /** {@link #settle} for every message up to {@code number}. */
    List<CompletableFuture<OperationResult>> settleUpTo(long number) {
        var done = unsettled.headMap(number, true);
        var results = done.values().stream().map(Entry::result).toList();
        done.clear();
        return results;
    }

    List<CompletableFuture<OperationResult>> settleAll() {
        return settleUpTo(last);
    }

    /** Whether {@code number} is lower than the number of every message here. */
    boolean isBefore(long number) {
        return !unsettled.isEmpty() && number < unsettled.firstKey();
    }

    /**
     * Renumbers all messages from 1, for a new client id (E5).
     *
     * @param renumbered copies a message with its new number
     * @return how much each number was lowered
     */
    long restart(Renumbering<M> renumbered) {
        long shift = unsettled.isEmpty() ? last : unsettled.firstKey() - 1;
        var entries = new ArrayList<>(unsettled.values());
        unsettled.clear();
        last = 0;
        sent = 0;
        for (var entry : entries) {
            last++;
            unsettled.put(last, new Entry<>(renumbered.apply(entry.message(), last), entry.result()));
        }
        return shift;
    }

    /** Copies a message with another number. */
    interface Renumbering<M> {
        M apply(M message, long number);
    }
}
