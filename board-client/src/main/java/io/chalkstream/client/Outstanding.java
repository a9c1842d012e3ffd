package io.chalkstream.client;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.client.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** All that a client has asked for and has no answer to yet: operations, and requests for undo and redo. Not thread-safe. */
final class Outstanding {
    private final Pending<ClientMessage.Op> operations = new Pending<>(Limits.OPS_IN_FLIGHT);
    private final Pending<ClientMessage> requests = new Pending<>(Integer.MAX_VALUE);
    private GapSeen gap = GapSeen.NONE;
    private boolean doubted;

    /** What to do about an operation that was refused with {@code op-gap}. */
    enum Remedy {
        NONE,
        SEND,
        RECONNECT,
        RENUMBER
    }

    /** The last {@code op-gap}: operations that followed into the same hole need no answer of their own. */
    private record GapSeen(long expected, long op) {
        static final GapSeen NONE = new GapSeen(0, 0);
    }

    Submission apply(List<Change> changes) {
        return operations.add(op -> new ClientMessage.Op(op, changes));
    }

    Submission undo() {
        return requests.add(request -> new ClientMessage.Undo(request, operations.last()));
    }

    Submission redo() {
        return requests.add(request -> new ClientMessage.Redo(request, operations.last()));
    }

    /** The messages that may be sent now, no more than may be under way (E2); they count as sent from here on. */
    List<ClientMessage> takeSendable() {
        var messages = new ArrayList<ClientMessage>(operations.takeSendable());
        messages.addAll(requests.takeSendable());
        return messages;
    }

    /** Everything is to be sent again. */
    void rewind() {
        operations.rewindTo(1);
        requests.rewindTo(1);
    }

    /** A new connection is a new start: whatever falls into a hole is answered again. */
    void forgetGaps() {
        gap = GapSeen.NONE;
    }

    /**
     * {@code op} was refused because it came when {@code expected} should have (E5). To renumber after a refusal that was overtaken,
     * which looks the same, would double operations: a new connection is asked first.
     */
    Remedy gap(long op, long expected) {
        if (operations.isBefore(expected)) {
            var remedy = doubted ? Remedy.RENUMBER : Remedy.RECONNECT;
            doubted = true;
            return remedy;
        }
        boolean sameHole = expected == gap.expected() && op > gap.op();
        gap = new GapSeen(expected, op);
        if (sameHole) {
            return Remedy.NONE;
        }
        operations.rewindTo(expected);
        return Remedy.SEND;
    }

    /** Numbers everything from 1, as a new client does (E5). */
    void renumber() {
        forgetGaps();
        doubted = false;
        long shift = operations.restart((operation, op) -> new ClientMessage.Op(op, operation.changes()));
        requests.restart((request, number) -> request instanceof ClientMessage.Undo undo
                ? new ClientMessage.Undo(number, Math.max(0, undo.after() - shift))
                : new ClientMessage.Redo(number, Math.max(0, ((ClientMessage.Redo) request).after() - shift)));
    }

    /** Forgets the operation, and returns what waits for its answer: one at most. */
    List<CompletableFuture<Answer>> settleOperation(long op) {
        doubted = false;
        return listOf(operations.settle(op));
    }

    /** As {@link #settleOperation}, for a request. */
    List<CompletableFuture<Answer>> settleRequest(long request) {
        return listOf(requests.settle(request));
    }

    List<CompletableFuture<Answer>> settleRequestsUpTo(long request) {
        return requests.settleUpTo(request);
    }

    List<CompletableFuture<Answer>> settleAll() {
        var waiting = new ArrayList<>(operations.settleAll());
        waiting.addAll(requests.settleAll());
        return waiting;
    }

    private static List<CompletableFuture<Answer>> listOf(@Nullable CompletableFuture<Answer> waiting) {
        return waiting == null ? List.of() : List.of(waiting);
    }
}
