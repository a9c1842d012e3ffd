package io.chalkstream.gateway.feature;

import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.gateway.connection.CommandPublisher;
import io.chalkstream.gateway.room.AwarenessPublisher;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.kit.load.LoadedTick;
import io.chalkstream.kit.tracing.Tracing;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.topic.RecordFormats;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.undo.UndoRequest;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/**
 * Publishes by SmallRye channels, with bounded buffers. If a buffer is full, an operation or a request fails, and
 * {@link io.chalkstream.gateway.connection.ConnectionHandler} tells its client; awareness is dropped.
 */
@Singleton
final class KafkaCommandPublisher implements CommandPublisher {
    /** Messages that are buffered, besides those in flight. */
    private static final int BUFFER = 1_024;

    private static final String STEP = "operation";

    private final TopicPublisher boardCommands;
    private final TopicPublisher undoRequests;
    private final AwarenessPublisher cursorMoves;
    private final BooleanSupplier cursorMovesHasCapacity;

    KafkaCommandPublisher(
            @Channel("board-commands") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    Emitter<Record<String, byte[]>> boardCommands,
            @Channel("undo-requests") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    Emitter<Record<String, byte[]>> undoRequests,
            @Channel("cursor-moves") @OnOverflow(OnOverflow.Strategy.THROW_EXCEPTION)
                    Emitter<Record<String, byte[]>> cursorMoves,
            GatewayMeters meters,
            Scheduler timer) {
        this.boardCommands = new TopicPublisher(Topic.BOARD_COMMANDS, boardCommands, meters);
        this.undoRequests = new TopicPublisher(Topic.UNDO_REQUESTS, undoRequests, meters);
        var moves = new TopicPublisher(Topic.CURSOR_MOVES, cursorMoves, meters);
        this.cursorMoves = new ReportBatcher(
                (board, report) -> {
                    var unused = moves.write(board, RecordFormats.AWARENESS_REPORT.write(report));
                },
                timer,
                LoadedTick.ofThisProcess(),
                System::currentTimeMillis);
        this.cursorMovesHasCapacity = cursorMoves::hasRequests;
    }

    @Override
    public CompletionStage<Void> edit(String boardId, BoardCommand.Edit edit) {
        return edit(boardId, edit, null);
    }

    @Override
    public CompletionStage<Void> edit(String boardId, BoardCommand.Edit edit, @Nullable String trace) {
        var step = trace == null ? Tracing.begin(STEP) : Tracing.resumeOfPage(STEP, trace);
        byte[] command = RecordFormats.COMMAND.write(edit);
        return step == null ? boardCommands.write(boardId, command) : boardCommands.write(boardId, command, step);
    }

    @Override
    public CompletionStage<Void> undo(String boardId, UndoRequest request) {
        return undoRequests.write(boardId, RecordFormats.UNDO_REQUEST.write(request));
    }

    @Override
    public void report(String boardId, AwarenessReport report) {
        cursorMoves.report(boardId, report);
    }

    @Override
    public boolean hasCapacity() {
        return cursorMovesHasCapacity.getAsBoolean();
    }
}
