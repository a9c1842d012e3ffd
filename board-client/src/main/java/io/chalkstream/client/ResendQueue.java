package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbered messages that have no answer yet, in order: what must be sent, and sent again after a reconnect.
 *
 * @param <M> operations, or requests for undo and redo
 */
final class ResendQueue<M extends ClientMessage> {
    private final TreeMap<Long, Entry<M>> kept = new TreeMap<>();
    private final int window;
    private long last;
    private long sent;

    private record Entry<M>(M message, CompletableFuture<OperationResult> answer) {}

    /** At most {@code window} messages are under way at a time (E2). */
    ResendQueue(int window) {
        this.window = window;
    }

    /** The number of the newest message, 0 if there was none. */
    long last() {
        return last;
    }

    /** Keeps a new message; {@code message} makes it for its number. */
    Submission add(LongFunction<M> message) {
        var answer = new CompletableFuture<OperationResult>();
        kept.put(last + 1, new Entry<>(message.apply(last + 1), answer));
        last++;
        return new Submission(last, answer);
    }

    /** The messages that may be sent now; they count as sent from here on. */
    List<M> takeSendable() {
        if (kept.isEmpty()) {
            return List.of();
        }
        long end = kept.firstKey() + window;
        var sendable = kept.subMap(sent + 1, Math.max(sent + 1, end));
        var messages = sendable.values().stream().map(Entry::message).toList();
        if (!messages.isEmpty()) {
            sent = sendable.lastKey();
        }
        return messages;
    }

    /** Everything from {@code number} on is to be sent again. */
    void rewindTo(long number) {
        sent = Math.min(sent, number - 1);
    }

    /** Forgets the message, and returns the future that waits for its answer; null if it isn't kept. */
    @Nullable
    CompletableFuture<OperationResult> settle(long number) {
        var entry = kept.remove(number);
        return entry == null ? null : entry.answer();
    }

    /** {@link #settle} for every message up to {@code number}. */
    List<CompletableFuture<OperationResult>> settleUpTo(long number) {
        var done = kept.headMap(number, true);
        var answers = done.values().stream().map(Entry::answer).toList();
        done.clear();
        return answers;
    }

    List<CompletableFuture<OperationResult>> settleAll() {
        return settleUpTo(last);
    }

    /** True if {@code number} is lower than everything that is kept. */
    boolean isBefore(long number) {
        return !kept.isEmpty() && number < kept.firstKey();
    }

    /**
     * Numbers what is kept from 1, as a new client does (E5).
     *
     * @param renumbered makes the message anew for its new number
     * @return what was taken off each number
     */
    long restart(Renumbering<M> renumbered) {
        long shift = kept.isEmpty() ? last : kept.firstKey() - 1;
        var entries = new ArrayList<>(kept.values());
        kept.clear();
        last = 0;
        sent = 0;
        for (var entry : entries) {
            last++;
            kept.put(last, new Entry<>(renumbered.apply(entry.message(), last), entry.answer()));
        }
        return shift;
    }

    /** Makes a message anew with another number. */
    interface Renumbering<M> {
        M apply(M message, long number);
    }
}
