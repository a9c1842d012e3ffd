package io.chalkstream.client;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.client.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** All that a client has asked for and has no answer to yet: operations, and requests for undo and redo. Not thread-safe. */
final class PendingRequests {
    private final ResendQueue<ClientMessage.Op> operations = new ResendQueue<>(Limits.OPS_IN_FLIGHT);
    private final ResendQueue<ClientMessage> requests = new ResendQueue<>(Integer.MAX_VALUE);
    private LastGap gap = LastGap.NONE;
    private boolean doubted;

    /** What to do about an operation that was refused with {@code op-gap}. */
    enum GapAction {
        NONE,
        SEND,
        RECONNECT,
        RENUMBER
    }

    /** The last {@code op-gap}: operations that followed into the same hole need no answer of their own. */
    private record LastGap(long expected, long op) {
        static final LastGap NONE = new LastGap(0, 0);
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
        gap = LastGap.NONE;
    }

    /**
     * {@code op} was refused because it came when {@code expected} should have (E5). To renumber after a refusal that was overtaken,
     * which looks the same, would double operations: a new connection is asked first.
     */
    GapAction gap(long op, long expected) {
        if (operations.isBefore(expected)) {
            var remedy = doubted ? GapAction.RENUMBER : GapAction.RECONNECT;
            doubted = true;
            return remedy;
        }
        boolean sameHole = expected == gap.expected() && op > gap.op();
        gap = new LastGap(expected, op);
        if (sameHole) {
            return GapAction.NONE;
        }
        operations.rewindTo(expected);
        return GapAction.SEND;
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
    List<CompletableFuture<OperationResult>> settleOperation(long op) {
        doubted = false;
        return listOf(operations.settle(op));
    }

    /** As {@link #settleOperation}, for a request. */
    List<CompletableFuture<OperationResult>> settleRequest(long request) {
        return listOf(requests.settle(request));
    }

    List<CompletableFuture<OperationResult>> settleRequestsUpTo(long request) {
        return requests.settleUpTo(request);
    }

    List<CompletableFuture<OperationResult>> settleAll() {
        var waiting = new ArrayList<>(operations.settleAll());
        waiting.addAll(requests.settleAll());
        return waiting;
    }

    private static List<CompletableFuture<OperationResult>> listOf(
            @Nullable CompletableFuture<OperationResult> waiting) {
        return waiting == null ? List.of() : List.of(waiting);
    }
}
