package io.chalkstream.simulation.service;

import io.chalkstream.gateway.connection.CommandPublisher;
import io.chalkstream.gateway.feature.Reports;
import io.chalkstream.gateway.room.AwarenessPublisher;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.topic.RecordFormats;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.ModelProducer;
import io.chalkstream.simulation.kafka.ModelRecord;
import java.util.concurrent.CompletionStage;

/** Publishes what a gateway's clients say to the simulated brokers. */
final class ModelPublisher implements CommandPublisher {
    private final SimulatedProcess process;
    private final ModelProducer commands;
    private final ModelProducer requests;
    private final ModelProducer moves;
    private final AwarenessPublisher batched;

    ModelPublisher(SimulatedProcess process, SimulatedInstallation installation) {
        this.process = process;
        var cluster = installation.cluster();
        commands = new ModelProducer(cluster, process, ModelProducer.Settings.DURABLE);
        requests = new ModelProducer(cluster, process, ModelProducer.Settings.DURABLE);
        moves = new ModelProducer(cluster, process, ModelProducer.Settings.FLEETING);
        batched = Reports.batched(
                (board, report) -> installation.seams().report(report).forEach(each -> move(board, each)),
                process::after,
                process.time()::millis);
    }

    private void move(String board, AwarenessReport report) {
        var unused = write(moves, Topic.CURSOR_MOVES, board, RecordFormats.AWARENESS_REPORT.write(report))
                .exceptionally(lost -> null);
    }

    private CompletionStage<Void> write(ModelProducer producer, Topic topic, String board, byte[] value) {
        return producer.send(
                SimulatedInstallation.partition(topic, board),
                new ModelRecord(board, value, process.time().millis()));
    }

    @Override
    public CompletionStage<Void> edit(String boardId, BoardCommand.Edit edit) {
        return write(commands, Topic.BOARD_COMMANDS, boardId, RecordFormats.COMMAND.write(edit));
    }

    @Override
    public CompletionStage<Void> undo(String boardId, UndoRequest request) {
        return write(requests, Topic.UNDO_REQUESTS, boardId, RecordFormats.UNDO_REQUEST.write(request));
    }

    @Override
    public void report(String boardId, AwarenessReport report) {
        batched.report(boardId, report);
    }
}
