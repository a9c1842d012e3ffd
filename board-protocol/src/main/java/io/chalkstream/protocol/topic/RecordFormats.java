package io.chalkstream.protocol.topic;

import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.json.JsonFormat;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.undo.UndoRequest;

/**
 * The forms of the topics' records (V3). Those of {@link Topic#FANOUT} are frames for clients, whose form is that of the
 * protocol (V1); those of {@link Topic#BOARD_LINKS},
 * {@link Topic#BOARD_ADMISSIONS} and {@link Topic#BOARD_PEOPLE} are with their records.
 */
public final class RecordFormats {
    /** {@link Topic#BOARD_COMMANDS}. */
    public static final JsonFormat<BoardCommand> COMMAND = JsonFormat.of(BoardCommand.class);
    /** {@link Topic#BOARD_EVENTS}. */
    public static final JsonFormat<Outcome> OUTCOME = JsonFormat.of(Outcome.class);
    /** {@link Topic#UNDO_REQUESTS}. */
    public static final JsonFormat<UndoRequest> UNDO_REQUEST = JsonFormat.of(UndoRequest.class);
    /** {@link Topic#CURSOR_MOVES}. */
    public static final JsonFormat<AwarenessReport> AWARENESS_REPORT = JsonFormat.of(AwarenessReport.class);

    private RecordFormats() {}
}
