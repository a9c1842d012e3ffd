package io.chalkstream.boardstate.transfer;

import io.chalkstream.boardstate.query.BoardUnavailableException;
import io.chalkstream.boardstate.query.ReadMemory;
import io.chalkstream.protocol.board.BoardDocument;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.PersonName;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * {@code POST /boards/{id}/import?user=…&name=…}: puts a document on a board, as a teacher. 200 when all of it has taken effect; 400
 * if the document isn't one; 409 if the board can't take it, or the board was changed meanwhile so that a part of it
 * was refused (the message says so); 503 if it isn't known how much has taken effect.
 */
@Singleton
final class ImportRoute {
    private static final Logger LOG = Logger.getLogger(ImportRoute.class);
    /** Bytes of a document: a full board, and what its JSON has besides. */
    private static final long MAX_BYTES = 2L * Limits.BOARD_BYTES;

    private static final String PATH = "/boards/:id/import";
    /** A document takes so many times its size: its bytes, its elements and the operations that put them. */
    private static final int IN_MEMORY = 3;

    private final Importer importer;
    private final ReadMemory memory;

    ImportRoute(Importer importer, ReadMemory memory) {
        this.importer = importer;
        this.memory = memory;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.POST, PATH).handler(this::admit);
        router.route(HttpMethod.POST, PATH)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BYTES))
                .blockingHandler(this::put, false);
    }

    /** Lets the body in once there is memory for it; without a length, for the largest one. */
    private void admit(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long bytes = IN_MEMORY * (length == null ? MAX_BYTES : Math.min(MAX_BYTES, Long.parseLong(length)));
        try {
            var reservation = memory.reserve(bytes);
            context.addEndHandler(ended -> reservation.release());
        } catch (BoardUnavailableException e) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "2").putHeader(HttpHeaders.CONNECTION, "close");
            answer(context, 503, ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()));
            return;
        }
        context.next();
    }

    private void put(RoutingContext context) {
        try {
            String id = Limits.requireId("board id", context.pathParam("id"));
            var document = Json.read(bytes(context), BoardDocument.class);
            var params = context.queryParams();
            String user = Limits.requireId("user", params.get("user"));
            String name = PersonName.require("name", params.get("name"));
            var outcomes = importer.put(id, document, user, name);
            if (outcomes.refusals().isEmpty()) {
                context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end("{\"elements\":" + document.elements().size() + "}");
            } else {
                var first = outcomes.refusals().get(0);
                answer(
                        context,
                        409,
                        first.code(),
                        "a part was refused, from operation " + first.op() + " on: " + first.message());
            }
        } catch (RefusedException e) {
            boolean unsuitable = e.code() == ErrorCode.ELEMENT_EXISTS || e.code() == ErrorCode.UNKNOWN_ELEMENT;
            answer(context, unsuitable ? 409 : 400, e.code(), String.valueOf(e.getMessage()));
        } catch (BoardUnavailableException | ImportException e) {
            LOG.warnf(e, "An import may have been done in part");
            answer(context, 503, ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] bytes(RoutingContext context) {
        var body = context.body().buffer();
        return body == null ? new byte[0] : body.getBytes();
    }

    private static void answer(RoutingContext context, int status, ErrorCode code, String message) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(Json.bytes(new ServerMessage.Failure(code, message))));
    }
}
