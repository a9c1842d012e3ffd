package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.board.ChangeAuthors;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.boardstate.stream.EventFrame;
import io.chalkstream.protocol.board.BoardDocument;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.fanout.BoardMetadata;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.ElementHistory;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Builds the response for each resource of a board. Throws {@link ErrorCode#NOT_KEPT} if the history no longer has it.
 */
final class BoardResponses implements BoardResource.Cases<BoardResponses.Response> {
    /** The maximum number of events in a response. */
    static final int MAX_EVENTS = 1_000;
    /** A response is complete once its events reach this size in bytes. */
    static final int ENOUGH_BYTES = 1024 * 1024;

    /** Writes a response's body. */
    interface BodyWriter {
        void to(OutputStream out) throws IOException;
    }

    /**
     * A response. The body must be written while the board view is open.
     */
    record Response(BoardMetadata metadata, BodyWriter body) {}

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
        long epoch = at.seq() == 0 ? 0 : board.head().epoch();
        var frame = Json.bytes(new ServerMessage.Snapshot(
                epoch,
                at.seq(),
                at.seq() == 0
                        ? BoardInfo.NEW
                        : visibility()
                                .forEverybody(infoAt(at.seq(), past.title()).withPaper(past.paper())),
                List.copyOf(past.elements().values())));
        return new Response(new BoardMetadata(epoch, at.seq(), visibility(), isFrozen()), out -> out.write(frame));
    }

    /** The metadata as of the event {@code seq}; the freeze and the visibility setting are the current ones. */
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
            throw new NotKeptException("these are more events than one answer has");
        }
        return ofNow(found.frames::writeTo);
    }

    /** Events as one JSON array, and the {@code seq} of the last. */
    private record Found(ByteArrayOutputStream frames, long last) {}

    private Found eventsAfter(long after) {
        var head = board.head();
        if (!head.reachesBackTo(after)) {
            throw new NotKeptException(
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
    public Response history(BoardResource.History history) {
        return ofNow(HistoryWriter.of(board, history)::writeTo);
    }

    @Override
    public Response export(BoardResource.Export export) {
        var info = board.head().contents().info();
        var document = BoardDocument.of(info.title(), List.of()).on(info.chosenPaper());
        return ofNow(out -> SnapshotWriter.write(document, board.elementsJson(), out));
    }

    @Override
    public Response outcomes(BoardResource.Outcomes outcomes) {
        return ofNow(out -> out.write(Json.bytes(ClientOutcomes.of(board.dedupState()))));
    }

    @Override
    public Response authors(BoardResource.Authors authors) {
        var history = board.head().seq() == 0 ? new ElementHistory(null, null) : historyOf(authors.element());
        return ofNow(out -> out.write(Json.bytes(history)));
    }

    private ElementHistory historyOf(String element) {
        try (var events = board.eventsJson()) {
            return AuthorSearch.of(element, events, board.head().epoch());
        }
    }

    @Override
    public Response contributors(BoardResource.Contributors contributors) {
        var found = ChangeAuthors.of(board, System.currentTimeMillis());
        return ofNow(out -> out.write(Json.bytes(found)));
    }

    private Response ofNow(BodyWriter body) {
        var head = board.head();
        return new Response(new BoardMetadata(head.epoch(), head.seq(), visibility(), isFrozen()), body);
    }

    private boolean isFrozen() {
        return board.head().contents().info().frozen();
    }

    private VisibilityPolicy visibility() {
        return board.head().visibility();
    }
}
