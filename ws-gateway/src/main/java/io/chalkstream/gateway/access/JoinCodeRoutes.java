package io.chalkstream.gateway.access;

import static io.chalkstream.gateway.access.ApiResponses.reply;
import static io.chalkstream.gateway.access.ApiRouter.BOARD;
import static io.chalkstream.gateway.access.ApiRouter.board;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.gateway.joincode.JoinCodes;
import io.chalkstream.protocol.access.CodeEntry;
import io.chalkstream.protocol.access.JoinCodeRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The requests of K9. */
@Singleton
final class JoinCodeRoutes {
    private final ApiRouter api;
    private final JoinCodeService service;
    private final JoinCodes codes;
    private final AccessRateLimits limits;
    private final AccessPublisher publisher;

    JoinCodeRoutes(
            ApiRouter api,
            JoinCodeService service,
            JoinCodes codes,
            AccessRateLimits limits,
            AccessPublisher publisher) {
        this.api = api;
        this.service = service;
        this.codes = codes;
        this.limits = limits;
        this.publisher = publisher;
    }

    void register(@Observes Router router) {
        String path = BOARD + "/code";
        api.routeWithBody(router, HttpMethod.POST, "/api/codes", this::resolve);
        // The name is for what routes to this cell; the code itself says it, too.
        api.routeWithBody(router, HttpMethod.POST, "/api/codes/:cell", this::resolve);
        api.routeWithBody(router, HttpMethod.POST, path, this::make);
        api.route(router, HttpMethod.GET, path, this::show);
        api.route(router, HttpMethod.DELETE, path, this::revoke);
    }

    private void resolve(RoutingContext context) {
        var entry = ApiRouter.body(context, CodeEntry.class);
        limits.requireCodeEntry();
        reply(context, 200, service.resolve(entry.code()));
    }

    private void make(RoutingContext context) {
        var teacher = api.teacher(context);
        var request = ApiRouter.body(context, JoinCodeRequest.class);
        limits.requireCode(board(context));
        write(context, service.newCode(teacher, request));
    }

    private void show(RoutingContext context) {
        api.teacher(context);
        reply(context, 200, service.codeOf(board(context)));
    }

    private void revoke(RoutingContext context) {
        var teacher = api.teacher(context);
        limits.requireCode(board(context));
        write(context, service.revocation(teacher));
    }

    private void write(RoutingContext context, AdmissionRecord.Code record) {
        ApiRouter.whenDurable(context, publisher.write(board(context), record), () -> {
            codes.add(board(context), record);
            reply(context, 200, service.codeOf(board(context)));
        });
    }
}
