package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.stream.EventFrame;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.BoardHistory;
import io.chalkstream.protocol.server.PastEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes a part of a board's history as {@link BoardHistory}, the newest event first (G12). Events are read and written one by
 * one. A change that can't be reversed ends what can be had: the board before it isn't known (V4).
 */
final class HistoryWriter {
    /** How the JSON ends after its events. */
    private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

    private final ConsistentBoardView board;
    private final BoardResource.History asked;
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private long oldest;

    private HistoryWriter(ConsistentBoardView board, BoardResource.History asked) {
        this.board = board;
        this.asked = asked;
        this.oldest = Math.max(1, board.head().oldest());
    }

    /**
     * Reads the events.
     *
     * @throws NotKeptException if the history doesn't reach back so far
     */
    static HistoryWriter of(ConsistentBoardView board, BoardResource.History asked) {
        var writer = new HistoryWriter(board, asked);
        long newest = Math.min(asked.upTo(), board.head().seq());
        if (!board.head().reachesBackTo(newest)) {
            throw new NotKeptException("the events from " + writer.oldest + " on are kept");
        }
        writer.readDownFrom(newest);
        return writer;
    }

    private void readDownFrom(long newest) {
        long end = Math.max(oldest, newest - BoardResponses.MAX_EVENTS + 1);
        for (long seq = newest; seq >= end && events.size() < BoardResponses.ENOUGH_BYTES; seq--) {
            var event = board.event(seq);
            List<Change> inverse;
            try {
                inverse = inverseOf(event);
            } catch (NotKeptException e) {
                oldest = seq + 1;
                return;
            }
            if (events.size() > 0) {
                events.write(',');
            }
            var author = board.head().visibility().pastAuthorFor(event, asked.reader());
            events.writeBytes(Json.bytes(new PastEvent(EventFrame.of(event, author), inverse)));
        }
    }

    private static List<Change> inverseOf(Outcome.Accepted event) {
        var inverse = new ArrayList<Change>();
        event.changes().forEach(change -> inverse.add(change.inverse().change()));
        Collections.reverse(inverse);
        return inverse;
    }

    void writeTo(OutputStream out) throws IOException {
        byte[] empty = Json.bytes(new BoardHistory(board.head().epoch(), oldest, List.of()));
        out.write(empty, 0, empty.length - END.length);
        events.writeTo(out);
        out.write(END);
    }
}
