package io.chalkstream.gateway.page;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.MimeMapping;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends scripts and styles as the build has compressed them, so that no request costs the work again. */
final class CompressedAssets {
    private static final String ASSETS = "/assets/";

    /** An encoding, and how the names of its files end; the smaller files first. */
    private record Encoding(String name, String extension) {
        private boolean isAcceptedBy(@Nullable String header) {
            return header != null
                    && Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                            .map(String::strip)
                            .anyMatch(part -> part.equals(name) || (part.startsWith(name + ";") && !isRefusal(part)));
        }

        private static boolean isRefusal(String part) {
            return part.replace(" ", "").matches(".*;q=0(\\.0*)?");
        }
    }

    private static final List<Encoding> ENCODINGS = List.of(new Encoding("br", ".br"), new Encoding("gzip", ".gz"));

    /** What a request that was led to a compressed file asked for: a new path starts the routes, without their handlers. */
    private record Chosen(Encoding encoding, String path) {}

    private static final String CHOSEN = Chosen.class.getName();

    private CompressedAssets() {}

    /**
     * Adds the route.
     *
     * @param order before that of Quarkus' own files
     */
    static void register(Router router, int order) {
        router.route(HttpMethod.GET, ASSETS + "*").order(order).handler(CompressedAssets::choose);
    }

    private static void choose(RoutingContext context) {
        if (context.get(CHOSEN) instanceof Chosen chosen) {
            context.addHeadersEndHandler(done -> describe(context.response().headers(), chosen));
        } else {
            String path = context.normalizedPath();
            String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
            for (var encoding : ENCODINGS) {
                if (encoding.isAcceptedBy(accepted) && exists(path + encoding.extension())) {
                    context.put(CHOSEN, new Chosen(encoding, path));
                    context.reroute(path + encoding.extension());
                    return;
                }
            }
        }
        context.next();
    }

    private static void describe(MultiMap headers, Chosen chosen) {
        headers.set(HttpHeaders.CONTENT_ENCODING, chosen.encoding().name())
                .set(HttpHeaders.CONTENT_TYPE, MimeMapping.getMimeTypeForFilename(chosen.path()))
                .set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    private static boolean exists(String path) {
        return CompressedAssets.class.getClassLoader().getResource("META-INF/resources" + path) != null;
    }
}
