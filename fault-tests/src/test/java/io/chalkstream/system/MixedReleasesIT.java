package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.OperationResult;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.local.StackPlan;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A class goes on while a stack of the last release becomes one of this release, process by process. Runs when
 * {@code -Dchalkstream.last-release=} names a directory with a built checkout of the last release.
 */
@Isolated("with the CPU of a whole stack")
@EnabledIfSystemProperty(
        named = LastRelease.DIRECTORY,
        matches = ".+",
        disabledReason = "NOT TESTED: how the two releases work together. Give -Dchalkstream.last-release=DIRECTORY,"
                + " a built checkout of the last release")
class MixedReleasesIT {
    private static final int PEOPLE = 30;
    private static final int BOARDS = 3;
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String OFFERED_MINOR = "CHALKSTREAM_GATEWAY_OFFERED_MINOR";

    private enum Order {
        SERVICES_FIRST,
        GATEWAYS_FIRST
    }

    @ParameterizedTest
    @EnumSource
    void V10_a_class_continues_during_an_upgrade_from_the_last_release(Order order) {
        var current = new ArrayList<ServiceSpec>();
        try (var stack = TestStack.start(plan -> {
                    current.addAll(upgraded(plan, order).services());
                    return LastRelease.find().in(plan);
                });
                var work = new SteadyLoad(stack, INTERVAL);
                var undoing = new Classroom()) {
            var ana = beginClass(stack, work, undoing);
            for (var service : upgrades(order, current)) {
                replace(stack, service);
                work.awaitResults("with this release's " + service.name(), PATIENCE);
                undoAndRedo(ana);
            }
            if (order == Order.GATEWAYS_FIRST) {
                assertThat(turned(ana)).isInstanceOf(OperationResult.Refused.class);
            }
            offerWhatIsNew(stack, current);
            work.awaitResults("with all that is new", PATIENCE);
            Await.until(
                    "what is new can be used",
                    PATIENCE,
                    () -> turned(ana) instanceof OperationResult.Done,
                    () -> "it is refused");
            requireNothingLost(work, order.toString());
        }
    }

    @Test
    void V10_a_class_continues_when_an_upgrade_that_offers_nothing_new_yet_is_rolled_back() {
        var current = new ArrayList<ServiceSpec>();
        var last = new ArrayList<ServiceSpec>();
        try (var stack = TestStack.start(plan -> {
                    current.addAll(upgraded(plan, Order.GATEWAYS_FIRST).services());
                    var before = LastRelease.find().in(plan);
                    last.addAll(before.services());
                    return before;
                });
                var work = new SteadyLoad(stack, INTERVAL);
                var undoing = new Classroom()) {
            var ana = beginClass(stack, work, undoing);
            for (var service : upgrades(Order.GATEWAYS_FIRST, current)) {
                replace(stack, service);
            }
            work.awaitResults("with this release", PATIENCE);
            undoAndRedo(ana);
            for (var service : upgrades(Order.SERVICES_FIRST, last)) {
                replace(stack, service);
                work.awaitResults("with the last release's " + service.name() + " again", PATIENCE);
                undoAndRedo(ana);
            }
            requireNothingLost(work, "rolled back");
        }
    }

    /** People on some boards; returns Ana, who is on a board of her own, where she has done two operations. */
    private static Participant beginClass(TestStack stack, SteadyLoad work, Classroom undoing) {
        var classrooms = IntStream.range(0, BOARDS)
                .mapToObj(n -> work.open(new Classroom()))
                .toList();
        for (int person = 0; person < PEOPLE; person++) {
            work.begin(
                    classrooms.get(person % BOARDS),
                    "Person" + person,
                    person % 2,
                    new MovingRectangle("box-" + person));
        }
        var ana = undoing.join("Ana", stack.gatewaysFrom(0));
        ana.awaitResult(PATIENCE, ana.client().apply(List.of(SampleChanges.putRectangle("kept", 0))));
        ana.awaitResult(PATIENCE, ana.client().apply(List.of(SampleChanges.putRectangle("undone", 1))));
        work.awaitResults("on the last release", PATIENCE);
        work.takeLongestWaits();
        return ana;
    }

    private static void requireNothingLost(SteadyLoad work, String what) {
        System.out.println(
                "MixedReleasesIT: " + what + ": " + PEOPLE + " people, " + work.requireNothingLost(PATIENCE));
    }

    private static List<ServiceSpec> upgrades(Order order, List<ServiceSpec> current) {
        var services = current.stream().filter(service -> service.stage() == Stage.FEATURE);
        var gateways = current.stream().filter(service -> service.stage() == Stage.GATEWAY);
        return (order == Order.SERVICES_FIRST ? Stream.concat(services, gateways) : Stream.concat(gateways, services))
                .toList();
    }

    /**
     * Replaces a process. A board-state is killed, so that the other one, of the other release, has to decide again what was shown and not
     * committed: first in one direction, then in the other.
     */
    private static void replace(TestStack stack, ServiceSpec service) {
        var processes = stack.processes();
        boolean isBoardState = service.name().startsWith(StackPlan.BOARD_STATE);
        if (isBoardState) {
            processes.kill9(service.name());
        } else {
            processes.stop(service.name());
        }
        processes.replace(service);
        processes.start(service.name());
        if (isBoardState) {
            processes.kill9(service.name());
            processes.start(service.name());
        }
    }

    private static void undoAndRedo(Participant ana) {
        assertThat(ana.undo(PATIENCE)).isInstanceOf(OperationResult.Done.class);
        awaitElements(ana, 1);
        assertThat(ana.redo(PATIENCE)).isInstanceOf(OperationResult.Done.class);
        awaitElements(ana, 2);
    }

    /** The result of a change that only this release knows. */
    private static OperationResult turned(Participant ana) {
        var turn = SampleChanges.set("kept", Property.ROTATION, SampleChanges.number(30));
        return ana.awaitResult(PATIENCE, ana.client().apply(turn));
    }

    private static void awaitElements(Participant ana, int count) {
        Await.until(
                "Ana's board has " + count,
                PATIENCE,
                () -> ana.client().elements().size() == count,
                () -> ana.client().elements().keySet());
    }

    /** Gateways that come before the services offer no more than the last release knows (V9). */
    private static StackPlan upgraded(StackPlan plan, Order order) {
        var changed = plan;
        for (var service : plan.services()) {
            if (order == Order.GATEWAYS_FIRST && service.stage() == Stage.GATEWAY) {
                changed = changed.withEnvironment(
                        service.name(), OFFERED_MINOR, Integer.toString(ProtocolVersion.MINOR - 1));
            }
        }
        return changed;
    }

    /** The gateways start again, and offer what is new. */
    private static void offerWhatIsNew(TestStack stack, List<ServiceSpec> services) {
        for (var service : services) {
            if (service.environment().containsKey(OFFERED_MINOR)) {
                stack.processes().stop(service.name());
                stack.processes()
                        .replace(service.withEnvironment(OFFERED_MINOR, Integer.toString(ProtocolVersion.MINOR)));
                stack.processes().start(service.name());
            }
        }
    }
}
