package io.chalkstream.gateway.access;

import static io.chalkstream.gateway.access.ApiResponses.fail;
import static io.chalkstream.gateway.access.ApiResponses.reply;
import static io.chalkstream.gateway.access.ApiRouter.BOARD;
import static io.chalkstream.gateway.access.ApiRouter.board;

import io.chalkstream.gateway.snapshot.AuthorsClient;
import io.chalkstream.protocol.board.Limits;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The request of K11. */
@Singleton
final class ElementRoutes {
    private final ApiRouter api;
    private final AccessRateLimits limits;
    private final AuthorsClient boardState;

    ElementRoutes(ApiRouter api, AccessRateLimits limits, AuthorsClient boardState) {
        this.api = api;
        this.limits = limits;
        this.boardState = boardState;
    }

    void register(@Observes Router router) {
        api.route(router, HttpMethod.GET, BOARD + "/elements/:element/authors", this::authors);
    }

    private void authors(RoutingContext context) {
        var person = api.person(context);
        String element = Limits.requireId("element", context.pathParam("element"));
        limits.requireAuthors(board(context), person.user());
        boardState.fetchAuthors(board(context), element).whenComplete((known, failure) -> context.vertx()
                .runOnContext(then -> {
                    if (failure == null) {
                        reply(
                                context,
                                200,
                                known.visibility().authorsFor(known.history(), person.role(), person.user()));
                    } else {
                        fail(context, ApiResponses.asRefusal(failure));
                    }
                }));
    }
}
