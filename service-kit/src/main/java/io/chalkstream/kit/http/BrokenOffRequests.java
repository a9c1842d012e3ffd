package io.chalkstream.kit.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A client that goes away while it sends is nobody's error, and there is nobody to answer. */
@Singleton
final class BrokenOffRequests {
    void register(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE - 1).failureHandler(BrokenOffRequests::handle);
    }

    private static void handle(RoutingContext context) {
        if (!(context.failure() instanceof HttpClosedException)) {
            context.next();
        }
    }
}
