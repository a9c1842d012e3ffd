package io.chalkstream.gateway.warmup;

import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.connection.Admission;
import io.chalkstream.gateway.connection.CommandPublisher;
import io.chalkstream.gateway.connection.ConnectionContext;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.BoardStateClient;
import io.chalkstream.gateway.room.BoardSubscriptions;
import io.chalkstream.gateway.room.MissedEvents;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.gateway.room.RoomContext;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.kit.memory.EvictingBudget;
import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.protocol.version.ProtocolVersion;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An in-memory board for the warm-up, invisible to topics, other services and metrics. Each operation is accepted at once, and
 * becomes the board's next event.
 */
final class SyntheticBoard implements CommandPublisher, BoardStateClient {
    private static final Scheduler LATER =
            (delay, task) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(task);

    private static final long EPOCH = 1;
    private static final int PLENTY = 1_000_000;

    /** Nobody else can know it. */
    private final String board = "warm-up-" + UUID.randomUUID();

    private final RoomRegistry rooms;
    private final ConnectionContext connections;
    private final AtomicLong seq = new AtomicLong();

    SyntheticBoard() {
        var meters = new GatewayMeters(new SimpleMeterRegistry());
        rooms = new RoomRegistry(new RoomContext(
                "warm-up",
                BoardSubscriptions.ALL,
                this,
                this,
                LATER,
                Clock.systemUTC(),
                meters,
                ConnectionLimits.GENEROUS,
                new EvictingBudget(PLENTY, PLENTY, Runnable::run)));
        connections = new ConnectionContext(
                "warm-up",
                ProtocolVersion.MINOR,
                rooms,
                this,
                new Revocations(Clock.systemUTC()),
                ConnectionLimits.GENEROUS,
                Clock.systemUTC(),
                meters,
                meters,
                new Admission(
                        new Admission.Rates(PLENTY, PLENTY, PLENTY, PLENTY),
                        new MemoryBudget(PLENTY, PLENTY),
                        LATER,
                        System::currentTimeMillis),
                new EvictingBudget(PLENTY, PLENTY, Runnable::run));
    }

    String board() {
        return board;
    }

    ConnectionContext connections() {
        return connections;
    }

    @Override
    public CompletionStage<Void> edit(String boardId, BoardCommand.Edit edit) {
        var command = (BoardCommand.Edit) Json.read(Json.bytes(edit), BoardCommand.class);
        long next = seq.incrementAndGet();
        var event = new ServerMessage.Event(
                EPOCH, next, System.currentTimeMillis(), command.author(), command.op(), null, null, command.changes());
        var room = rooms.find(boardId);
        if (room != null) {
            room.event(new Position(EPOCH, next), OutboundFrame.of(Json.bytes(event)), null);
        }
        connections.admission().decided(boardId, command.author().client());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> undo(String boardId, UndoRequest request) {
        Json.read(Json.bytes(request), UndoRequest.class);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void report(String boardId, AwarenessReport report) {
        var room = rooms.find(boardId);
        if (room != null
                && Json.read(Json.bytes(report), AwarenessReport.class) instanceof AwarenessReport.Updated moved) {
            moved.deltas()
                    .forEach(delta -> room.awareness(delta, OutboundFrame.of(new ServerMessage.Awareness(delta))));
        }
    }

    @Override
    public CompletionStage<BoardSnapshot> fetchSnapshot(String boardId) {
        long last = seq.get();
        var snapshot = new ServerMessage.Snapshot(EPOCH, last, BoardInfo.NEW, List.of());
        return CompletableFuture.completedFuture(new BoardSnapshot(
                new Position(EPOCH, last), OutboundFrame.of(Json.bytes(snapshot)), VisibilityPolicy.OPEN, false));
    }

    @Override
    public CompletionStage<MissedEvents> fetchMissed(String boardId, Position position) {
        return CompletableFuture.failedFuture(new IllegalStateException("nothing is kept here"));
    }
}
