package io.chalkstream.gateway.connection;

import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Topics that take everything, until the test breaks them. */
final class RecordingCommandPublisher implements CommandPublisher {
    final List<Object> messages = new ArrayList<>();
    private boolean broken;

    void breakDown() {
        broken = true;
    }

    void recover() {
        broken = false;
    }

    @Override
    public CompletionStage<Void> edit(String boardId, BoardCommand.Edit edit) {
        return take(edit);
    }

    @Override
    public CompletionStage<Void> undo(String boardId, UndoRequest request) {
        return take(request);
    }

    @Override
    public void report(String boardId, AwarenessReport report) {
        messages.add(report);
    }

    private CompletionStage<Void> take(Object message) {
        if (broken) {
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }
        messages.add(message);
        return CompletableFuture.completedFuture(null);
    }
}
