package io.chalkstream.boardstate.access;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.quarkus.runtime.Startup;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Answers 401 to each request that doesn't come from a service of this installation, or from an operator (T5). */
@Startup
@Singleton
final class ServiceAuthentication {
    /** Before anything else looks at a request. */
    private static final int FIRST = Integer.MIN_VALUE + 1;

    private static final int UNAUTHORISED = 401;

    private final ServiceTokens tokens;
    private final boolean readingWithoutToken;

    /**
     * @param readingWithoutToken whether boards are read without a token, too, as the release before tokens does: for the
     *     time of an upgrade only
     */
    ServiceAuthentication(
            ServiceTokens tokens,
            @ConfigProperty(name = "chalkstream.service.reading-without-token", defaultValue = "false")
                    boolean readingWithoutToken) {
        this.tokens = tokens;
        this.readingWithoutToken = readingWithoutToken;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::check);
    }

    /** Whether a request of this kind needs no token. */
    boolean isOpen(HttpMethod method, @Nullable String authorization) {
        return readingWithoutToken && authorization == null && method.equals(HttpMethod.GET);
    }

    private void check(RoutingContext context) {
        var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (isOpen(context.request().method(), authorization)) {
            context.next();
            return;
        }
        try {
            tokens.require(authorization);
        } catch (NotAllowedException e) {
            context.response()
                    .setStatusCode(UNAUTHORISED)
                    .putHeader("WWW-Authenticate", "Bearer")
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(Buffer.buffer(
                            Json.bytes(new ServerMessage.Failure(e.code(), String.valueOf(e.getMessage())))));
            return;
        }
        context.next();
    }
}
