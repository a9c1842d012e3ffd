package io.chalkstream.gateway.access;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.code.TryLaterException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** How the requests of K are answered. */
public final class ApiResponses {
    private static final Map<ErrorCode, Integer> STATUS = Map.of(
            ErrorCode.UNAUTHORISED, 401,
            ErrorCode.REVOKED, 403,
            ErrorCode.REMOVED, 403,
            ErrorCode.WAITING, 403,
            ErrorCode.NOT_ALLOWED, 403,
            ErrorCode.NOT_KEPT, 404,
            ErrorCode.UNKNOWN_CODE, 404,
            ErrorCode.WRONG_CELL, 421,
            ErrorCode.TOO_FAST, 429,
            ErrorCode.UNAVAILABLE, 503);
    private static final int BAD_REQUEST = 400;
    /** Seconds. */
    private static final Map<ErrorCode, String> RETRY_AFTER =
            Map.of(ErrorCode.UNAVAILABLE, "1", ErrorCode.TOO_FAST, "2", ErrorCode.WAITING, "3");

    private ApiResponses() {}

    /** Does the work; a {@link RefusedException} becomes an error response. */
    static void answering(RoutingContext context, Runnable work) {
        try {
            work.run();
        } catch (RefusedException e) {
            fail(context, e);
        }
    }

    public static RefusedException asRefusal(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return asRefusal(failure.getCause());
        }
        return failure instanceof RefusedException e
                ? e
                : new TryLaterException(ErrorCode.UNAVAILABLE, "this can't be done at the moment");
    }

    public static void fail(RoutingContext context, RefusedException e) {
        int status = STATUS.getOrDefault(e.code(), BAD_REQUEST);
        String retryAfter = RETRY_AFTER.get(e.code());
        if (retryAfter != null) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        reply(context, status, new ServerMessage.Failure(e.code(), String.valueOf(e.getMessage())));
    }

    public static void reply(RoutingContext context, int status, Object body) {
        replyJson(context, status, Json.bytes(body));
    }

    /** Replies with JSON that is written already. */
    static void replyJson(RoutingContext context, int status, byte[] json) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(json));
    }
}
