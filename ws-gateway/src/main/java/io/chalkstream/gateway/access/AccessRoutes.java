package io.chalkstream.gateway.access;

import static io.chalkstream.gateway.access.ApiResponses.fail;
import static io.chalkstream.gateway.access.ApiResponses.reply;
import static io.chalkstream.gateway.access.ApiRouter.BOARD;
import static io.chalkstream.gateway.access.ApiRouter.board;

import io.chalkstream.access.UserIds;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.board.Person;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The requests of K1, K2, K6 and K7. */
@Singleton
final class AccessRoutes {
    private final ApiRouter api;
    private final TokenService tokens;
    private final AccessRateLimits limits;
    private final Revocations revocations;
    private final AccessPublisher publisher;
    private final TeacherLogin login;
    private final Doorbell doorbell;

    AccessRoutes(
            ApiRouter api,
            TokenService tokens,
            AccessRateLimits limits,
            Revocations revocations,
            AccessPublisher publisher,
            TeacherLogin login,
            Doorbell doorbell) {
        this.api = api;
        this.tokens = tokens;
        this.limits = limits;
        this.revocations = revocations;
        this.publisher = publisher;
        this.login = login;
        this.doorbell = doorbell;
    }

    void register(@Observes Router router) {
        api.route(router, HttpMethod.POST, "/api/boards", this::newBoard);
        api.routeWithBody(router, HttpMethod.POST, BOARD + "/session", this::session);
        api.route(
                router,
                HttpMethod.GET,
                BOARD + "/links",
                context -> reply(context, 200, tokens.links(api.teacher(context))));
        api.route(router, HttpMethod.DELETE, BOARD + "/links/:role", this::revoke);
        if (login.isNeeded()) {
            router.route(HttpMethod.GET, "/login").handler(AccessRoutes::redirectAfterLogin);
        }
    }

    private void newBoard(RoutingContext context) {
        login.teacher(context)
                .subscribe()
                .with(
                        name -> ApiResponses.answering(context, () -> {
                            limits.requireBoard();
                            reply(context, 201, tokens.newBoard().forTeacher(name));
                        }),
                        failure -> fail(context, ApiResponses.asRefusal(failure)));
    }

    /** Quarkus requires the login before this handler runs. */
    private static void redirectAfterLogin(RoutingContext context) {
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, "/new")
                .end();
    }

    private void session(RoutingContext context) {
        var request = ApiRouter.body(context, SessionRequest.class);
        String user = UserIds.fromSecret(request.secret());
        limits.requireSession(tokens.link(board(context), request.link()), user);
        try {
            reply(context, 200, tokens.openSession(board(context), request));
        } catch (NotAllowedException e) {
            if (e.code() == ErrorCode.WAITING) {
                doorbell.knock(board(context), new Person(user, request.name()));
            }
            throw e;
        }
    }

    private void revoke(RoutingContext context) {
        var teacher = api.teacher(context);
        var revocation = tokens.revocation(role(context.pathParam("role")));
        limits.requireRevocation(board(context));
        ApiRouter.whenDurable(context, publisher.write(board(context), revocation), () -> {
            revocations.add(board(context), revocation);
            reply(context, 200, tokens.links(teacher));
        });
    }

    private static Role role(String name) {
        for (var role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return role;
            }
        }
        throw new InvalidMessageException(ErrorCode.MALFORMED, "there is no role of this name");
    }
}
