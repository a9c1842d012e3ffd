package io.chalkstream.gateway.access;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.UserIds;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.code.TryLaterException;
import io.chalkstream.protocol.command.Role;
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
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The requests of K1, K2, K6 and K7. */
@Singleton
final class AccessRoutes {
    private static final String BOARD = "/api/boards/:board";
    private static final String BEARER = "Bearer ";
    private static final int MAX_BODY_BYTES = 8 * 1024;
    private static final Map<ErrorCode, Integer> STATUS = Map.of(
            ErrorCode.UNAUTHORISED, 401,
            ErrorCode.REVOKED, 403,
            ErrorCode.NOT_ALLOWED, 403,
            ErrorCode.TOO_FAST, 429,
            ErrorCode.UNAVAILABLE, 503);
    private static final int BAD_REQUEST = 400;
    /** Seconds. */
    private static final Map<ErrorCode, String> RETRY_AFTER =
            Map.of(ErrorCode.UNAVAILABLE, "1", ErrorCode.TOO_FAST, "2");

    private final TokenService tokens;
    private final AccessRateLimits limits;
    private final RevocationConsumer reader;
    private final Revocations revocations;
    private final RevocationPublisher writer;
    private final TeacherLogin login;

    AccessRoutes(
            TokenService tokens,
            AccessRateLimits limits,
            RevocationConsumer reader,
            Revocations revocations,
            RevocationPublisher writer,
            TeacherLogin login) {
        this.tokens = tokens;
        this.limits = limits;
        this.reader = reader;
        this.revocations = revocations;
        this.writer = writer;
        this.login = login;
    }

    void register(@Observes Router router) {
        var body = BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES);
        route(router, HttpMethod.POST, "/api/boards", this::newBoard);
        router.route(HttpMethod.POST, BOARD + "/session").handler(body);
        route(router, HttpMethod.POST, BOARD + "/session", this::session);
        route(router, HttpMethod.GET, BOARD + "/links", context -> reply(context, 200, tokens.links(teacher(context))));
        route(router, HttpMethod.DELETE, BOARD + "/links/:role", this::revoke);
        if (login.isNeeded()) {
            router.route(HttpMethod.GET, "/login").handler(AccessRoutes::redirectAfterLogin);
        }
    }

    /** A {@link RefusedException} of the handler becomes an error response. */
    private void route(Router router, HttpMethod method, String path, Consumer<RoutingContext> handler) {
        router.route(method, path)
                .handler(context -> answering(context, () -> {
                    if (!reader.isCaughtUp()) {
                        throw new TryLaterException(ErrorCode.UNAVAILABLE, "which links are revoked isn't known yet");
                    }
                    handler.accept(context);
                }));
    }

    private static void answering(RoutingContext context, Runnable work) {
        try {
            work.run();
        } catch (RefusedException e) {
            fail(context, e);
        }
    }

    private void newBoard(RoutingContext context) {
        login.teacher(context)
                .subscribe()
                .with(
                        name -> answering(context, () -> {
                            limits.requireBoard();
                            reply(context, 201, tokens.newBoard().forTeacher(name));
                        }),
                        failure -> fail(context, asRefusal(failure)));
    }

    /** Quarkus requires the login before this handler runs. */
    private static void redirectAfterLogin(RoutingContext context) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, "/")
                .end();
    }

    private void session(RoutingContext context) {
        var body = context.body().buffer();
        var request = Json.read(body == null ? new byte[0] : body.getBytes(), SessionRequest.class);
        limits.requireSession(tokens.link(board(context), request.link()), UserIds.fromSecret(request.secret()));
        reply(context, 200, tokens.openSession(board(context), request));
    }

    /** Responds once the revocation is durable, so that every gateway will read it. */
    private void revoke(RoutingContext context) {
        var teacher = teacher(context);
        var revocation = tokens.revocation(role(context.pathParam("role")));
        limits.requireRevocation(board(context));
        writer.write(board(context), revocation).whenComplete((done, failure) -> {
            if (failure == null) {
                revocations.add(board(context), revocation);
                reply(context, 200, tokens.links(teacher));
            } else {
                fail(context, new TryLaterException(ErrorCode.UNAVAILABLE, "this can't be taken at the moment"));
            }
        });
    }

    private SessionClaims teacher(RoutingContext context) {
        return tokens.verifyTeacher(board(context), token(context));
    }

    private static String board(RoutingContext context) {
        return context.pathParam("board");
    }

    private static String token(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER)) {
            throw new NotAllowedException(ErrorCode.UNAUTHORISED, "this needs a session's token");
        }
        return header.substring(BEARER.length());
    }

    private static Role role(String name) {
        for (var role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return role;
            }
        }
        throw new InvalidMessageException(ErrorCode.MALFORMED, "there is no role of this name");
    }

    private static RefusedException asRefusal(Throwable failure) {
        return failure instanceof RefusedException e
                ? e
                : new TryLaterException(ErrorCode.UNAVAILABLE, "this can't be done at the moment");
    }

    private static void fail(RoutingContext context, RefusedException e) {
        int status = STATUS.getOrDefault(e.code(), BAD_REQUEST);
        String retryAfter = RETRY_AFTER.get(e.code());
        if (retryAfter != null) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        reply(context, status, new ServerMessage.Failure(e.code(), String.valueOf(e.getMessage())));
    }

    private static void reply(RoutingContext context, int status, Object body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(Json.bytes(body)));
    }
}
