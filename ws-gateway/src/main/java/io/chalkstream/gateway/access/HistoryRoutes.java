package io.chalkstream.gateway.access;

import static io.chalkstream.gateway.access.ApiResponses.fail;
import static io.chalkstream.gateway.access.ApiRouter.BOARD;
import static io.chalkstream.gateway.access.ApiRouter.board;

import io.chalkstream.gateway.snapshot.BoundedHistoryClient;
import io.chalkstream.gateway.snapshot.FetchedHistory;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/** The request of K13. */
@Singleton
final class HistoryRoutes {
    private static final String GZIP = "gzip";

    private final ApiRouter api;
    private final AccessRateLimits limits;
    private final BoundedHistoryClient boardState;

    HistoryRoutes(ApiRouter api, AccessRateLimits limits, BoundedHistoryClient boardState) {
        this.api = api;
        this.limits = limits;
        this.boardState = boardState;
    }

    void register(@Observes Router router) {
        api.route(router, HttpMethod.GET, BOARD + "/history", this::history);
    }

    private void history(RoutingContext context) {
        var person = api.person(context);
        long upTo = upTo(context);
        limits.requireHistory(board(context), person.user());
        boolean gzip = context.parsedHeaders().acceptEncoding().stream()
                .anyMatch(encoding -> encoding.value().equals(GZIP) && encoding.weight() > 0);
        boardState.fetch(board(context), upTo, person.role(), gzip).whenComplete((history, failure) -> context.vertx()
                .runOnContext(then -> {
                    if (failure == null) {
                        send(context, history);
                    } else {
                        fail(context, ApiResponses.asRefusal(failure));
                    }
                }));
    }

    private static long upTo(RoutingContext context) {
        String text = Limits.requirePresent("upTo", context.queryParams().get("upTo"));
        try {
            return Limits.requireAtLeast("upTo", Long.parseLong(text), 0);
        } catch (NumberFormatException e) {
            throw new InvalidMessageException(ErrorCode.MALFORMED, "upTo is a number");
        }
    }

    /** The memory is given back when all of it is sent, or the person has gone. */
    private static void send(RoutingContext context, FetchedHistory history) {
        var released = new AtomicBoolean();
        Runnable release = () -> {
            if (released.compareAndSet(false, true)) {
                history.release().run();
            }
        };
        var response = context.response();
        if (response.closed()) {
            release.run();
            return;
        }
        response.endHandler(sent -> release.run());
        response.closeHandler(gone -> release.run());
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (history.gzip()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        var body = Buffer.buffer();
        history.chunks().forEach(body::appendBytes);
        response.end(body);
    }
}
