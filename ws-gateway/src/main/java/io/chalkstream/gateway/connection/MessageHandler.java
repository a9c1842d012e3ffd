package io.chalkstream.gateway.connection;

import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.OutboundQueue;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.gateway.room.Subscriber;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.Drag;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Handles each kind of message after {@code hello}; a stage completes when the message is durable, where that matters.
 *
 * @param decision the version of the rules by which operations are decided (V9)
 */
record MessageHandler(
        String boardId,
        Author author,
        @Nullable Integer decision,
        CommandPublisher publisher,
        RoomRegistry rooms,
        Subscriber subscriber,
        OutboundQueue outbound)
        implements ClientMessage.Cases<CompletionStage<Void>> {
    /** The result of what is done at once, without a record for Kafka. */
    static final CompletionStage<Void> NOTHING_PUBLISHED = CompletableFuture.completedFuture(null);

    private static final ServerMessage.Pong PONG = new ServerMessage.Pong();
    private static final String VIEWERS = "a viewer only looks on";

    @Override
    public CompletionStage<Void> hello(ClientMessage.Hello again) {
        throw new InvalidMessageException(ErrorCode.MALFORMED, "hello was said already");
    }

    @Override
    public CompletionStage<Void> op(ClientMessage.Op op) {
        if (isViewer()) {
            return reply(ServerMessage.Refused.op(op.op(), ErrorCode.NOT_ALLOWED, VIEWERS));
        }
        BoardCommand.Edit edit;
        try {
            edit = new BoardCommand.Edit(author, op.op(), decision, op.epoch(), op.changes());
        } catch (InvalidMessageException e) {
            return reply(ServerMessage.Refused.op(op.op(), e.code(), String.valueOf(e.getMessage())));
        }
        return publisher.edit(boardId, edit, op.trace());
    }

    @Override
    public CompletionStage<Void> cursor(ClientMessage.Cursor cursor) {
        return show(cursor);
    }

    @Override
    public CompletionStage<Void> ink(ClientMessage.Ink ink) {
        return ink.ink() != null && isFrozen() ? NOTHING_PUBLISHED : show(ink);
    }

    @Override
    public CompletionStage<Void> drag(ClientMessage.Drag drag) {
        var dragged = drag.drag();
        if (author.role() != Role.STUDENT) {
            return show(drag);
        }
        if (dragged == null) {
            rooms.afterLocked(boardId, () -> showNow(drag));
        } else if (!isFrozen()) {
            rooms.withLocked(boardId, locked -> showUnlocked(dragged, locked));
        }
        return NOTHING_PUBLISHED;
    }

    /** What a teacher has locked stays where it is (A10). */
    private void showUnlocked(Drag dragged, Set<String> locked) {
        var elements = new LinkedHashMap<>(dragged.elements());
        elements.keySet().removeAll(locked);
        if (!elements.isEmpty()) {
            showNow(new ClientMessage.Drag(new Drag(elements)));
        }
    }

    private void showNow(ClientMessage.Drag drag) {
        var unused = show(drag);
    }

    @Override
    public CompletionStage<Void> laser(ClientMessage.Laser laser) {
        return show(laser);
    }

    @Override
    public CompletionStage<Void> view(ClientMessage.View view) {
        return show(view);
    }

    @Override
    public CompletionStage<Void> follow(ClientMessage.Follow follow) {
        return show(follow);
    }

    @Override
    public CompletionStage<Void> call(ClientMessage.Call call) {
        return show(call);
    }

    @Override
    public CompletionStage<Void> writing(ClientMessage.Writing writing) {
        return writing.id() != null && isFrozen() ? NOTHING_PUBLISHED : show(writing);
    }

    @Override
    public CompletionStage<Void> undo(ClientMessage.Undo undo) {
        return publishUndo(Direction.UNDO, undo.request(), undo.after(), undo.epoch());
    }

    @Override
    public CompletionStage<Void> redo(ClientMessage.Redo redo) {
        return publishUndo(Direction.REDO, redo.request(), redo.after(), redo.epoch());
    }

    @Override
    public CompletionStage<Void> ping(ClientMessage.Ping ping) {
        return reply(PONG);
    }

    private CompletionStage<Void> publishUndo(Direction direction, long request, long after, @Nullable Long epoch) {
        if (isViewer()) {
            return reply(ServerMessage.Refused.request(request, ErrorCode.NOT_ALLOWED, VIEWERS));
        }
        return publisher
                .undo(boardId, new UndoRequest.Reverse(author, direction, request, after, decision, epoch))
                .exceptionallyCompose(failure -> reply(
                        ServerMessage.Refused.request(request, ErrorCode.UNAVAILABLE, "undo isn't available now")));
    }

    /** The page sends a lasting value once; the room repeats it with each heartbeat. */
    private CompletionStage<Void> show(ClientMessage.AwarenessUpdate update) {
        if (!update.kind().maySend(author.role())) {
            throw new NotAllowedException(ErrorCode.NOT_ALLOWED, isViewer() ? VIEWERS : "only a teacher may do this");
        }
        var delta = update.by(author.client());
        if (update.kind().isLasting()) {
            rooms.showLasting(boardId, subscriber, delta);
        } else {
            publisher.report(boardId, new AwarenessReport.Updated(delta));
        }
        return NOTHING_PUBLISHED;
    }

    /** Whether the board takes no changes of this student, so that none is shown while it is made (A10). */
    private boolean isFrozen() {
        return author.role() == Role.STUDENT && rooms.isFrozen(boardId);
    }

    private boolean isViewer() {
        return author.role() == Role.VIEWER;
    }

    private CompletionStage<Void> reply(ServerMessage message) {
        outbound.send(OutboundFrame.of(message));
        return NOTHING_PUBLISHED;
    }
}
