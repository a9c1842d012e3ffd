package io.chalkstream.gateway.page;

import io.chalkstream.gateway.GatewayConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * The routes of the page, and its response headers. The web app's files themselves are served by Quarkus, as
 * immutable: their names carry a hash.
 */
final class PageRoutes {
    private static final String PAGE = "/";
    private static final String NEW_BOARD = "/new";
    private static final String OPS = "/ops";
    /** Also what mail programs make of a board's address: the page reads it as it was meant, or says that it can't. */
    private static final String BOARDS = "/[bB](?:/.*)?";

    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self';"
                    + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin");

    void register(@Observes Router router, GatewayConfig config) {
        router.route().order(BEFORE_ALL_OTHERS).handler(PageRoutes::secure);
        router.route(HttpMethod.GET, NEW_BOARD).handler(context -> context.reroute(PAGE));
        router.routeWithRegex(HttpMethod.GET, BOARDS).handler(context -> context.reroute(PAGE));
        config.opsUrl().ifPresent(url -> router.route(HttpMethod.GET, OPS).handler(context -> context.redirect(url)));
        CompressedAssets.register(router, BEFORE_ALL_OTHERS + 1);
    }

    private static void secure(RoutingContext context) {
        SECURITY_HEADERS.forEach(context.response()::putHeader);
        context.addHeadersEndHandler(done -> neverStale(context));
        context.next();
    }

    /** The page names the hashed files, so it must be the newest; files from a jar have no date that could tell. */
    private static void neverStale(RoutingContext context) {
        var headers = context.response().headers();
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith("text/html")) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-cache").remove(HttpHeaders.LAST_MODIFIED);
        }
    }
}
