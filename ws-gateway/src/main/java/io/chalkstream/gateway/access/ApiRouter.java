package io.chalkstream.gateway.access;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.protocol.access.Cell;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.code.TryLaterException;
import io.chalkstream.protocol.json.Json;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Registers the requests of K, and reads what they say. They are answered once it is known who may come in. */
@Singleton
public final class ApiRouter {
    public static final String BOARD = "/api/boards/:board";

    private static final String BOARD_PARAM = "board";
    private static final String BEARER = "Bearer ";
    private static final int MAX_BODY_BYTES = 8 * 1024;

    private final Cell cell;
    private final TokenService tokens;
    private final AccessTopicsConsumer topics;

    ApiRouter(Cell cell, TokenService tokens, AccessTopicsConsumer topics) {
        this.cell = cell;
        this.tokens = tokens;
        this.topics = topics;
    }

    /** Requests without a body. A {@link io.chalkstream.protocol.code.RefusedException} of the handler becomes an error response. */
    void route(Router router, HttpMethod method, String path, Consumer<RoutingContext> handler) {
        router.route(method, path).handler(answering(handler));
    }

    /** Answers for boards of this cell, once it is known who may come in. A refusal becomes an error response. */
    public Handler<RoutingContext> answering(Consumer<RoutingContext> handler) {
        return context -> ApiResponses.answering(context, () -> {
            String board = context.pathParam(BOARD_PARAM);
            if (board != null) {
                cell.requireBoard(board);
            }
            if (!topics.isCaughtUp()) {
                throw new TryLaterException(ErrorCode.UNAVAILABLE, "who may come in isn't known yet");
            }
            handler.accept(context);
        });
    }

    /** Requests with a body of JSON. */
    void routeWithBody(Router router, HttpMethod method, String path, Consumer<RoutingContext> handler) {
        router.route(method, path).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        route(router, method, path, handler);
    }

    /** The verified claims of the person who asks. */
    public SessionClaims person(RoutingContext context) {
        return tokens.verify(board(context), token(context));
    }

    /** The verified claims of the teacher who asks. */
    SessionClaims teacher(RoutingContext context) {
        return tokens.verifyTeacher(board(context), token(context));
    }

    /** Does {@code then} once the record is durable, or says that it can't be taken. */
    static void whenDurable(RoutingContext context, CompletionStage<Void> written, Runnable then) {
        written.whenComplete((done, failure) -> {
            if (failure == null) {
                then.run();
            } else {
                ApiResponses.fail(
                        context, new TryLaterException(ErrorCode.UNAVAILABLE, "this can't be taken at the moment"));
            }
        });
    }

    static <T> T body(RoutingContext context, Class<T> type) {
        var body = context.body().buffer();
        return Json.read(body == null ? new byte[0] : body.getBytes(), type);
    }

    public static String board(RoutingContext context) {
        return context.pathParam(BOARD_PARAM);
    }

    private static String token(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            throw new NotAllowedException(ErrorCode.UNAUTHORISED, "this needs a session's token");
        }
        return header.substring(BEARER.length());
    }
}
