package io.chalkstream.gateway.access;

import static io.chalkstream.gateway.access.ApiResponses.reply;
import static io.chalkstream.gateway.access.ApiRouter.BOARD;
import static io.chalkstream.gateway.access.ApiRouter.board;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.access.PeopleRecord;
import io.chalkstream.gateway.people.ContributorsClient;
import io.chalkstream.gateway.people.PeopleRules;
import io.chalkstream.gateway.people.WaitingRooms;
import io.chalkstream.protocol.access.AdmissionRequest;
import io.chalkstream.protocol.access.BoardPeople;
import io.chalkstream.protocol.access.PersonStatusRequest;
import io.chalkstream.protocol.access.WaitingRoomRequest;
import io.chalkstream.protocol.board.Limits;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The requests of K10 and K12. */
@Singleton
final class PeopleRoutes {
    private final ApiRouter api;
    private final PeopleRules rules;
    private final WaitingRooms waitingRooms;
    private final PeopleEnforcer enforcer;
    private final AccessRateLimits limits;
    private final AccessPublisher publisher;
    private final ContributorsClient contributors;
    private final Clock clock = Clock.systemUTC();

    PeopleRoutes(
            ApiRouter api,
            PeopleRules rules,
            WaitingRooms waitingRooms,
            PeopleEnforcer enforcer,
            AccessRateLimits limits,
            AccessPublisher publisher,
            ContributorsClient contributors) {
        this.api = api;
        this.rules = rules;
        this.waitingRooms = waitingRooms;
        this.enforcer = enforcer;
        this.limits = limits;
        this.publisher = publisher;
        this.contributors = contributors;
    }

    void register(@Observes Router router) {
        api.route(router, HttpMethod.GET, BOARD + "/people", this::show);
        api.route(router, HttpMethod.GET, BOARD + "/contributors", this::showContributors);
        api.routeWithBody(router, HttpMethod.PUT, BOARD + "/people/:user", this::say);
        api.routeWithBody(router, HttpMethod.PUT, BOARD + "/waiting-room", this::setWaitingRoom);
        api.routeWithBody(router, HttpMethod.POST, BOARD + "/admissions", this::admit);
    }

    private void show(RoutingContext context) {
        api.teacher(context);
        replyPeople(context);
    }

    /** The body is passed on as it comes. */
    private void showContributors(RoutingContext context) {
        api.teacher(context);
        limits.requirePeopleChange(board(context));
        var eventLoop = context.vertx().getOrCreateContext();
        contributors
                .fetchContributors(board(context))
                .whenComplete((body, failure) -> eventLoop.runOnContext(then -> {
                    if (failure == null) {
                        ApiResponses.replyJson(context, 200, body);
                    } else {
                        ApiResponses.fail(context, ApiResponses.asRefusal(failure));
                    }
                }));
    }

    private void say(RoutingContext context) {
        api.teacher(context);
        String user = context.pathParam("user");
        var status = ApiRouter.body(context, PersonStatusRequest.class).of(user);
        limits.requirePeopleChange(board(context));
        if (!rules.hasRoomFor(board(context), user)) {
            throw Limits.overLimit("of at most " + PeopleRules.PEOPLE_PER_BOARD + " people something can be said");
        }
        write(context, new PeopleRecord.Status(status, clock.millis()));
    }

    private void setWaitingRoom(RoutingContext context) {
        api.teacher(context);
        boolean on = ApiRouter.body(context, WaitingRoomRequest.class).on();
        limits.requirePeopleChange(board(context));
        write(context, new PeopleRecord.WaitingRoom(on, clock.millis()));
    }

    private void admit(RoutingContext context) {
        api.teacher(context);
        var users = ApiRouter.body(context, AdmissionRequest.class).users();
        limits.requirePeopleChange(board(context));
        var admissions = users.stream()
                .map(user -> new AdmissionRecord.Admitted(user, clock.millis()))
                .toList();
        var written = CompletableFuture.allOf(admissions.stream()
                .map(admission -> publisher.write(board(context), admission))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new));
        ApiRouter.whenDurable(context, written, () -> {
            admissions.forEach(admission -> waitingRooms.add(board(context), admission));
            replyPeople(context);
        });
    }

    private void write(RoutingContext context, PeopleRecord record) {
        ApiRouter.whenDurable(context, publisher.write(board(context), record), () -> {
            enforcer.take(board(context), record);
            replyPeople(context);
        });
    }

    private void replyPeople(RoutingContext context) {
        String board = board(context);
        reply(
                context,
                200,
                new BoardPeople(rules.hasWaitingRoom(board), waitingRooms.waiting(board), rules.ofBoard(board)));
    }
}
