package io.chalkstream.client;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.client.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client's operations, and requests for undo and redo, that have no result yet. Not thread-safe. */
final class PendingRequests {
    private final ResendQueue<ClientMessage.Op> operations = new ResendQueue<>(Limits.OPS_IN_FLIGHT);
    private final ResendQueue<ClientMessage> requests = new ResendQueue<>(Integer.MAX_VALUE);
    private LastGap gap = LastGap.NONE;
    private boolean gapAtStartSeen;

    /** The action after an operation was refused with {@code op-gap}. */
    enum GapAction {
        NONE,
        SEND,
        RECONNECT,
        RENUMBER
    }

    /** The last {@code op-gap}: further refusals of the same gap need no action. */
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

    /** Takes the messages that may be sent now, up to the window (E2); they count as sent. */
    List<ClientMessage> takeSendable() {
        var messages = new ArrayList<ClientMessage>(operations.takeSendable());
        messages.addAll(requests.takeSendable());
        return messages;
    }

    /** Marks all messages as unsent. */
    void rewind() {
        operations.rewindTo(1);
        requests.rewindTo(1);
    }

    /** Forgets the last gap, since a new connection refuses anew. */
    void forgetGaps() {
        gap = LastGap.NONE;
    }

    /**
     * {@code op} was refused because {@code expected} was expected (E5). A refusal that was overtaken looks the same as a forgotten
     * client; renumbering then would double operations. So the client reconnects first, and renumbers if it is refused again.
     */
    GapAction gap(long op, long expected) {
        if (operations.isBefore(expected)) {
            var remedy = gapAtStartSeen ? GapAction.RENUMBER : GapAction.RECONNECT;
            gapAtStartSeen = true;
            return remedy;
        }
        boolean sameGap = expected == gap.expected() && op > gap.op();
        gap = new LastGap(expected, op);
        if (sameGap) {
            return GapAction.NONE;
        }
        operations.rewindTo(expected);
        return GapAction.SEND;
    }

    /** Renumbers all messages from 1, for a new client id (E5). */
    void renumber() {
        forgetGaps();
        gapAtStartSeen = false;
        long shift = operations.restart((operation, op) -> new ClientMessage.Op(op, operation.changes()));
        requests.restart((request, number) -> request instanceof ClientMessage.Undo undo
                ? new ClientMessage.Undo(number, Math.max(0, undo.after() - shift))
                : new ClientMessage.Redo(number, Math.max(0, ((ClientMessage.Redo) request).after() - shift)));
    }

    /** Removes the operation, and returns its future: one at most. */
    List<CompletableFuture<OperationResult>> settleOperation(long op) {
        gapAtStartSeen = false;
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
