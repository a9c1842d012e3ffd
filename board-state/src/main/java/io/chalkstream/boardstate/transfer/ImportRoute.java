package io.chalkstream.boardstate.transfer;

import io.chalkstream.boardstate.query.BoardUnavailableException;
import io.chalkstream.boardstate.query.ReadMemory;
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
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * {@code POST /boards/{id}/import?user=…&name=…}: puts a document on a board, as a teacher. 200 when all of it has taken effect; 400
 * if the document isn't one; 409 if the board can't take it, or the board was changed meanwhile so that a part of it
 * was refused (the message says so); 413 if it is too long; 503 if it isn't known how much has taken effect, or too many
 * are imported at once.
 */
@Singleton
final class ImportRoute {
    private static final Logger LOG = Logger.getLogger(ImportRoute.class);
    /** What an import takes of the heap, about: ids, an element, and the operations that are being sent. */
    private static final long MEMORY_BYTES = 16L << 20;
    /** Imports at the same time: each may have a file of {@link DocumentUpload#MAX_BYTES}. */
    private static final int MAX_IMPORTS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Importer importer;
    private final ReadMemory memory;
    private final AtomicInteger running = new AtomicInteger();

    ImportRoute(Importer importer, ReadMemory memory) {
        this.importer = importer;
        this.memory = memory;
    }

    /** What is asked for. */
    private record Request(String boardId, String user, String name) {}

    void register(@Observes Router router) {
        router.route(HttpMethod.POST, "/boards/:id/import").handler(this::admit);
    }

    /** Lets the body in once there is memory for the import. */
    private void admit(RoutingContext context) {
        Request asked;
        try {
            var params = context.queryParams();
            asked = new Request(
                    Limits.requireId("board id", context.pathParam("id")),
                    Limits.requireId("user", params.get("user")),
                    PersonName.require("name", params.get("name")));
        } catch (RefusedException e) {
            refuse(context, e);
            return;
        }
        if (running.incrementAndGet() > MAX_IMPORTS) {
            running.decrementAndGet();
            unavailable(context, "too many documents are being imported");
            return;
        }
        context.addEndHandler(ended -> running.decrementAndGet());
        context.request().pause();
        var eventLoop = context.vertx().getOrCreateContext();
        var unused = memory.reserve(asked.boardId(), MEMORY_BYTES, System.nanoTime() + PATIENCE.toNanos())
                .whenComplete((reservation, failure) -> eventLoop.runOnContext(then -> {
                    if (failure != null) {
                        unavailable(context, "there is no memory for it at the moment");
                        return;
                    }
                    context.addEndHandler(ended -> reservation.release());
                    if (context.response().closed()) {
                        reservation.release();
                    } else {
                        receive(context, asked);
                    }
                }));
    }

    private void receive(RoutingContext context, Request asked) {
        DocumentUpload.receive(context.vertx(), context.request())
                .onFailure(failure -> answer(context, failure))
                .onSuccess(upload -> context.vertx()
                        .executeBlocking(
                                () -> importer.put(
                                        asked.boardId(), upload.check(), upload.document(), asked.user(), asked.name()),
                                false)
                        .onComplete(done -> {
                            upload.delete(context.vertx());
                            if (done.failed()) {
                                answer(context, done.cause());
                            } else if (done.result().refusals().isEmpty()) {
                                context.response()
                                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                        .end("{\"elements\":" + upload.check().elements() + "}");
                            } else {
                                var first = done.result().refusals().get(0);
                                String message =
                                        "a part was refused, from operation " + first.op() + " on: " + first.message();
                                answer(context, 409, first.code(), message);
                            }
                        }));
    }

    private void answer(RoutingContext context, Throwable failure) {
        if (failure instanceof RefusedException e) {
            refuse(context, e);
        } else if (failure instanceof DocumentUpload.TooLongException) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(context, 413, ErrorCode.OVER_LIMIT, String.valueOf(failure.getMessage()));
        } else if (failure instanceof BoardUnavailableException || failure instanceof ImportException) {
            LOG.warnf(failure, "An import may have been done in part");
            answer(context, 503, ErrorCode.UNAVAILABLE, String.valueOf(failure.getMessage()));
        } else {
            context.fail(failure);
        }
    }

    private static void refuse(RoutingContext context, RefusedException e) {
        boolean unsuitable = e.code() == ErrorCode.ELEMENT_EXISTS || e.code() == ErrorCode.UNKNOWN_ELEMENT;
        answer(context, unsuitable ? 409 : 400, e.code(), String.valueOf(e.getMessage()));
    }

    private static void unavailable(RoutingContext context, String message) {
        context.response()
                .putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .putHeader(HttpHeaders.CONNECTION, "close");
        answer(context, 503, ErrorCode.UNAVAILABLE, message);
    }

    private static void answer(RoutingContext context, int status, ErrorCode code, String message) {
        if (!context.response().ended() && !context.response().closed()) {
            context.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(Buffer.buffer(Json.bytes(new ServerMessage.Failure(code, message))));
        }
    }
}
