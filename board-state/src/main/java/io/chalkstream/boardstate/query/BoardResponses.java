package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.board.BoardDocument;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.boardstate.stream.EventFrame;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is answered to each view of a board. What isn't kept any more throws {@link ErrorCode#NOT_KEPT}. */
final class BoardResponses implements BoardResource.Cases<BoardResponses.Response> {
    /** Events in one answer, at most. */
    static final int MAX_EVENTS = 1_000;
    /** Bytes of events at which an answer has enough of them. */
    static final int ENOUGH_BYTES = 1024 * 1024;

    /** Writes a body. */
    interface BodyWriter {
        void to(OutputStream out) throws IOException;
    }

    /**
     * An answer, to be written as long as the board is open, and the state that it is of.
     *
     * @param studentsHidden the setting as it is now
     */
    record Response(long epoch, long seq, boolean studentsHidden, BodyWriter body) {}

    private final ConsistentBoardView board;

    BoardResponses(ConsistentBoardView board) {
        this.board = board;
    }

    @Override
    public Response now(BoardResource.Current now) {
        return ofNow(out -> SnapshotWriter.write(board.head(), board.elementsJson(), out));
    }

    @Override
    public Response at(BoardResource.At at) {
        var past = EventHistory.at(board, at.seq());
        var head = board.head();
        var frame = Json.bytes(new ServerMessage.Snapshot(
                at.seq() == 0 ? 0 : head.epoch(),
                at.seq(),
                at.seq() == 0 ? BoardInfo.NEW : infoAt(at.seq(), past.title()).forClients(),
                List.copyOf(past.elements().values())));
        return new Response(at.seq() == 0 ? 0 : head.epoch(), at.seq(), studentsHidden(), out -> out.write(frame));
    }

    /** The title and the last change as they were. How the board was set isn't told: as it is now. */
    private BoardInfo infoAt(long seq, String title) {
        var now = board.head().contents().info();
        if (seq < board.head().oldest()) {
            return new BoardInfo(
                    title, now.frozen(), now.studentsHidden(), now.createdBy(), now.createdAt(), null, null);
        }
        var last = board.event(seq);
        return new BoardInfo(
                title,
                now.frozen(),
                now.studentsHidden(),
                now.createdBy(),
                now.createdAt(),
                last.authorHidden() ? null : last.author().person(),
                last.at());
    }

    @Override
    public Response events(BoardResource.Events events) {
        return ofNow(eventsAfter(events.after()).frames::writeTo);
    }

    @Override
    public Response missed(BoardResource.Missed missed) {
        var found = eventsAfter(missed.after());
        if (found.last < board.head().seq()) {
            throw new InvalidMessageException(ErrorCode.NOT_KEPT, "these are more events than one answer has");
        }
        return ofNow(found.frames::writeTo);
    }

    /** Events as one JSON array, and the number of the last one. */
    private record Found(ByteArrayOutputStream frames, long last) {}

    private Found eventsAfter(long after) {
        var head = board.head();
        if (!head.reachesBackTo(after)) {
            throw new InvalidMessageException(
                    ErrorCode.NOT_KEPT,
                    "the events after " + Math.max(0, head.oldest() - 1) + " to " + head.seq() + " are kept");
        }
        var frames = new ByteArrayOutputStream();
        long last = after;
        while (last < Math.min(head.seq(), after + MAX_EVENTS) && frames.size() < ENOUGH_BYTES) {
            last++;
            frames.write(frames.size() == 0 ? '[' : ',');
            frames.writeBytes(Json.bytes(EventFrame.of(board.event(last))));
        }
        frames.writeBytes((frames.size() == 0 ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
        return new Found(frames, last);
    }

    @Override
    public Response export(BoardResource.Export export) {
        String title = board.head().contents().info().title();
        return ofNow(out -> SnapshotWriter.write(BoardDocument.of(title, List.of()), board.elementsJson(), out));
    }

    @Override
    public Response session(BoardResource.Session session) {
        return ofNow(out -> out.write(Json.bytes(ClientOutcomes.of(board.session()))));
    }

    private Response ofNow(BodyWriter body) {
        return new Response(board.head().epoch(), board.head().seq(), studentsHidden(), body);
    }

    private boolean studentsHidden() {
        return board.head().contents().info().studentsHidden();
    }
}
