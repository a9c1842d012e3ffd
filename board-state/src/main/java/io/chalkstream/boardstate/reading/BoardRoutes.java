package io.chalkstream.boardstate.reading;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.fanout.SnapshotHeaders;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /boards/{id}}: the board as the frame that a joining client gets. Answers 200 also for a board on which nothing has
 * happened; 400 if the id can't be one; 503, with the time to try again, while the board's owner is changing or away.
 */
@Singleton
final class BoardRoutes {
    private static final Logger LOG = Logger.getLogger(BoardRoutes.class);
    private static final String JSON = "application/json";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Boards boards;

    BoardRoutes(Boards boards) {
        this.boards = boards;
    }

    void register(@Observes Router router) {
        router.route(HttpMethod.GET, "/boards/:id").handler(this::board);
    }

    private void board(RoutingContext context) {
        try {
            answer(context, query(context));
        } catch (InvalidMessageException e) {
            fail(context, e);
        }
    }

    private static BoardQuery query(RoutingContext context) {
        return new BoardQuery(
                Limits.requireId("board id", context.pathParam("id")),
                takesGzip(context),
                context.request().headers().contains(RemoteBoards.FORWARDED));
    }

    private void answer(RoutingContext context, BoardQuery query) {
        var eventLoop = context.vertx().getOrCreateContext();
        boards.read(query)
                .whenComplete((answer, failure) -> eventLoop.runOnContext(then -> {
                    if (context.response().closed()) {
                        return;
                    }
                    if (answer == null) {
                        fail(context, failure);
                        return;
                    }
                    context.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                            .putHeader(SnapshotHeaders.EPOCH, answer.epoch())
                            .putHeader(SnapshotHeaders.SEQ, answer.seq());
                    if (answer.gzip()) {
                        context.response().putHeader(HttpHeaders.CONTENT_ENCODING, RemoteBoards.GZIP);
                    }
                    BodySender.send(eventLoop, context.response(), answer.body());
                }));
    }

    private static boolean takesGzip(RoutingContext context) {
        return context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equals(RemoteBoards.GZIP) && encoding.weight() > 0);
    }

    private static void fail(RoutingContext context, @Nullable Throwable failure) {
        var reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (reason instanceof InvalidMessageException invalid) {
            fail(context, 400, invalid.code(), invalid);
        } else if (reason instanceof BoardUnavailableException unavailable) {
            LOG.debugf(unavailable, "Can't read a board");
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            fail(context, 503, ErrorCode.UNAVAILABLE, unavailable);
        } else {
            context.fail(reason);
        }
    }

    private static void fail(RoutingContext context, int status, ErrorCode code, Exception reason) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(Buffer.buffer(Json.bytes(new ServerMessage.Failure(code, String.valueOf(reason.getMessage())))));
    }
}
