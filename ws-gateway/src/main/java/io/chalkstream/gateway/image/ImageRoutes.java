package io.chalkstream.gateway.image;

import static io.chalkstream.gateway.access.ApiRouter.board;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.access.ApiRouter;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.command.Role;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The requests of I1 and I2. */
@Singleton
final class ImageRoutes {
    private static final String PATH = ApiRouter.BOARD + "/images/:hash";
    /** Before Quarkus' bound for bodies (N7): images have one of their own. */
    private static final int BEFORE_BODY_LIMIT = Integer.MIN_VALUE + 10;
    /** Threads that wait for the store. */
    private static final int THREADS = 8;

    private final ApiRouter api;
    private final Optional<Images> images;
    private final ImageUploads uploads;
    private final ImageDownloads downloads;

    ImageRoutes(ApiRouter api, Optional<Images> images, Vertx vertx) {
        this.api = api;
        this.images = images;
        WorkerExecutor executor = vertx.createSharedWorkerExecutor("images", THREADS);
        uploads = new ImageUploads(vertx, executor);
        downloads = new ImageDownloads(executor);
    }

    void register(@Observes Router router) {
        route(router, HttpMethod.PUT, this::upload);
        route(router, HttpMethod.GET, this::download);
    }

    private void route(Router router, HttpMethod method, BiConsumer<RoutingContext, SessionClaims> handler) {
        router.route(method, PATH)
                .order(BEFORE_BODY_LIMIT)
                .handler(api.answering(context -> handler.accept(context, api.person(context))));
    }

    private void upload(RoutingContext context, SessionClaims claims) {
        if (claims.link().role() == Role.VIEWER) {
            throw new NotAllowedException(ErrorCode.NOT_ALLOWED, "viewers change nothing");
        }
        var images = images();
        images.requireRate(board(context), claims.user());
        uploads.receive(context, board(context), hash(context), images);
    }

    private void download(RoutingContext context, SessionClaims claims) {
        downloads.send(context, board(context), hash(context), images());
    }

    private Images images() {
        return images.orElseThrow(() -> new NotKeptException("this installation keeps no images"));
    }

    private static String hash(RoutingContext context) {
        return Limits.requireHash("an image's name", context.pathParam("hash"));
    }
}
