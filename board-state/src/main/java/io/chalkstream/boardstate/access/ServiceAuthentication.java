package io.chalkstream.boardstate.access;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.quarkus.runtime.Startup;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers 401 to each request that doesn't come from a service of this installation, or from an operator (T5). */
@Startup
@Singleton
final class ServiceAuthentication {
    /** Before anything else looks at a request. */
    private static final int FIRST = Integer.MIN_VALUE + 1;

    private static final int UNAUTHORISED = 401;

    private final ServiceTokens tokens;

    ServiceAuthentication(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::check);
    }

    private void check(RoutingContext context) {
        try {
            tokens.require(context.request().getHeader(HttpHeaders.AUTHORIZATION));
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
