package io.chalkstream.boardstate.reading;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.fanout.SnapshotHeaders;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code GET /boards/{id}}: the board as the frame that a joining client gets. */
@Path("/boards")
public final class BoardResource {
    private static final Logger LOG = Logger.getLogger(BoardResource.class);
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Boards boards;
    private final BoardStateMeters meters;

    BoardResource(Boards boards, BoardStateMeters meters) {
        this.boards = boards;
        this.meters = meters;
    }

    /**
     * Answers 200 also for a board on which nothing has happened; 400 if the id can't be one; 503, with the time to try
     * again, while the board's owner is changing or away.
     */
    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    public Response board(@PathParam("id") String id, @HeaderParam(RemoteBoards.FORWARDED) @Nullable String forwarded) {
        try {
            long start = System.nanoTime();
            var snapshot = boards.read(Limits.requireId("board id", id), forwarded != null);
            meters.snapshot(System.nanoTime() - start, snapshot.frame().length);
            return Response.ok(snapshot.frame())
                    .header(SnapshotHeaders.EPOCH, snapshot.epoch())
                    .header(SnapshotHeaders.SEQ, snapshot.seq())
                    .build();
        } catch (InvalidMessageException e) {
            return failure(Response.status(Response.Status.BAD_REQUEST), e.code(), e);
        } catch (BoardUnavailableException e) {
            LOG.debugf(e, "Can't read a board");
            return failure(
                    Response.status(Response.Status.SERVICE_UNAVAILABLE)
                            .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS),
                    ErrorCode.UNAVAILABLE,
                    e);
        }
    }

    private static Response failure(Response.ResponseBuilder response, ErrorCode code, Exception reason) {
        return response.entity(Json.bytes(new ServerMessage.Failure(code, String.valueOf(reason.getMessage()))))
                .build();
    }
}
