package io.chalkstream.boardstate.query;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP routes for reading boards: {@code GET /boards/{id}} (with {@code ?at=} as it was), {@code /events?after=},
 * {@code /missed?after=}, {@code /history?upTo=&role=}, {@code /elements/{element}/authors}, {@code /contributors},
 * {@code /export} and {@code /clients/{client}}. Answers 200 also for a board on which nothing
 * has happened; 400 if the request can't be one; 410 if what it asks for isn't kept any more; 503, with the time to try
 * again, while the board's owner is changing or away.
 */
@Singleton
final class BoardRoutes {
    private static final Logger LOG = Logger.getLogger(BoardRoutes.class);
    private static final String JSON = "application/json";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final BoardReader boards;

    BoardRoutes(BoardReader boards) {
        this.boards = boards;
    }

    void register(@Observes Router router) {
        get(router, "", context -> {
            String at = context.queryParams().get("at");
            return at == null ? new BoardResource.Current() : new BoardResource.At(number("at", at));
        });
        get(router, "/events", context -> new BoardResource.Events(after(context)));
        get(router, "/missed", context -> new BoardResource.Missed(after(context)));
        get(
                router,
                "/elements/:element/authors",
                context -> new BoardResource.Authors(Limits.requireId("element", context.pathParam("element"))));
        get(
                router,
                "/history",
                context -> new BoardResource.History(number("upTo", parameter(context, "upTo")), reader(context)));
        get(router, "/contributors", context -> new BoardResource.Contributors());
        get(router, "/export", context -> new BoardResource.Export());
        for (var path : BoardResource.Outcomes.PATHS) {
            get(
                    router,
                    path + ":client",
                    context -> new BoardResource.Outcomes(Limits.requireId("client", context.pathParam("client"))));
        }
    }

    private void get(Router router, String path, Function<RoutingContext, BoardResource> resource) {
        router.route(HttpMethod.GET, "/boards/:id" + path).handler(context -> {
            BoardQuery query;
            try {
                query = new BoardQuery(
                        Limits.requireId("board id", context.pathParam("id")),
                        resource.apply(context),
                        takesGzip(context),
                        context.request().headers().contains(RemoteBoardReader.FORWARDED));
            } catch (InvalidMessageException e) {
                fail(context, 400, e.code(), e);
                return;
            }
            answer(context, query);
        });
    }

    private static long after(RoutingContext context) {
        return number("after", parameter(context, "after"));
    }

    private static String parameter(RoutingContext context, String name) {
        return Limits.requirePresent(name, context.queryParams().get(name));
    }

    private static Role reader(RoutingContext context) {
        return Json.read(Json.bytes(parameter(context, "role")), Role.class);
    }

    private static long number(String what, String text) {
        try {
            return Limits.requireAtLeast(what, Long.parseLong(text), 0);
        } catch (NumberFormatException e) {
            throw new InvalidMessageException(ErrorCode.MALFORMED, what + " is a number");
        }
    }

    private void answer(RoutingContext context, BoardQuery query) {
        var eventLoop = context.vertx().getOrCreateContext();
        boards.read(query)
                .whenComplete((answer, failure) -> eventLoop.runOnContext(then -> {
                    if (context.response().closed()) {
                        if (answer != null) {
                            answer.body().release();
                        }
                        return;
                    }
                    if (answer == null) {
                        fail(context, failure);
                        return;
                    }
                    context.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
                    answer.metadata().headers().forEach(context.response()::putHeader);
                    if (answer.gzip()) {
                        context.response().putHeader(HttpHeaders.CONTENT_ENCODING, RemoteBoardReader.GZIP);
                    }
                    StreamingBodySender.send(eventLoop, context.response(), answer.body());
                }));
    }

    private static boolean takesGzip(RoutingContext context) {
        return context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equals(RemoteBoardReader.GZIP) && encoding.weight() > 0);
    }

    private static void fail(RoutingContext context, @Nullable Throwable failure) {
        var reason = failure == null ? null : BoardReader.reason(failure);
        if (reason instanceof NotKeptException gone) {
            fail(context, RemoteBoardReader.GONE, gone.code(), gone);
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
