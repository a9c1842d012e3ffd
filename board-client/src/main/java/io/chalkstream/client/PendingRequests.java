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

    /** {@code life}: the epoch of the board that the client knows, null if none. */
    Submission apply(List<Change> changes, @Nullable Long life) {
        var epoch = changes.stream().anyMatch(PendingRequests::standsOnWhatWasSeen) ? meantFor(life) : null;
        return operations.add(op -> new ClientMessage.Op(op, epoch, changes));
    }

    /** As for {@link #apply}. */
    Submission undo(@Nullable Long life) {
        var epoch = meantFor(life);
        return requests.add(request -> new ClientMessage.Undo(request, operations.last(), epoch));
    }

    /** As for {@link #apply}. */
    Submission redo(@Nullable Long life) {
        var epoch = meantFor(life);
        return requests.add(request -> new ClientMessage.Redo(request, operations.last(), epoch));
    }

    /** What comes after a deletion of the client's own is meant for a life that it doesn't know yet (O9). */
    private @Nullable Long meantFor(@Nullable Long life) {
        boolean deletes = operations.stream()
                .flatMap(operation -> operation.changes().stream())
                .anyMatch(Change.Delete.class::isInstance);
        return deletes ? null : life;
    }

    /** Whether the change means the board as its author saw it, and no elements by their ids (O9). */
    private static boolean standsOnWhatWasSeen(Change change) {
        return change instanceof Change.Clear
                || change instanceof Change.Restore
                || change instanceof Change.TakeBack
                || change instanceof Change.Delete;
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
        long shift =
                operations.restart((operation, op) -> new ClientMessage.Op(op, operation.epoch(), operation.changes()));
        requests.restart((request, number) -> renumbered(request, number, shift));
    }

    private static ClientMessage renumbered(ClientMessage request, long number, long shift) {
        if (request instanceof ClientMessage.Undo undo) {
            return new ClientMessage.Undo(number, Math.max(0, undo.after() - shift), undo.epoch());
        }
        var redo = (ClientMessage.Redo) request;
        return new ClientMessage.Redo(number, Math.max(0, redo.after() - shift), redo.epoch());
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
