package io.chalkstream.protocol.awareness;

import io.chalkstream.protocol.awareness.AwarenessSimulation.Step;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ListArbitrary;

/** Anything that people may say. */
final class AwarenessSimulationArbitraries {
    private AwarenessSimulationArbitraries() {}

    /** Steps of so many readers, with pauses of at most {@code longest}. */
    static ListArbitrary<Step> steps(int readers, Duration longest) {
        Arbitrary<Step> merge = deltas().map(Step.Merge::new);
        Arbitrary<Step> leave = client().map(Step.Leave::new);
        Arbitrary<Step> draw = Combinators.combine(client(), upTo(12), upTo(5))
                .as((client, from, more) -> new Step.Draw(client, from, more + 1));
        Arbitrary<Step> takeBack = client().map(Step.TakeBack::new);
        Arbitrary<Step> lift = client().map(Step.Lift::new);
        Arbitrary<Step> pass =
                Arbitraries.longs().between(1, longest.toMillis()).map(Step.Pass::new);
        Arbitrary<Step> poll = upTo(readers - 1).map(Step.Poll::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(7, merge),
                        Tuple.of(6, draw),
                        Tuple.of(1, takeBack),
                        Tuple.of(1, lift),
                        Tuple.of(1, leave),
                        Tuple.of(2, pass),
                        Tuple.of(4, poll))
                .list();
    }

    static Arbitrary<AwarenessDelta> deltas() {
        var point = upTo(9).map(i -> new Point(i, -i)).injectNull(0.2);
        var area = upTo(9).map(i -> new Area(i, 0, 9, 9));
        var call = Combinators.combine(upTo(3), area).as(Call::new);
        var user = Arbitraries.of("ana", "ben", "cem");
        var presence = Combinators.combine(Arbitraries.of(Role.values()), Arbitraries.of(true, false))
                .as((role, idle) -> new Presence("Somebody", role, 1, AwarenessSimulation.BEGINNING, idle))
                .injectNull(0.3);
        var drag = upTo(9).map(x -> new Drag(Map.of("e1", new Props(Map.of(Property.X, new Value.Num(x))))))
                .injectNull(0.2);
        return Arbitraries.oneOf(
                Combinators.combine(user, presence)
                        .as((name, value) -> AwarenessDelta.people(Collections.singletonMap(name, value))),
                Combinators.combine(client(), point).as(AwarenessDelta::cursor),
                Combinators.combine(client(), drag).as(AwarenessDelta::drag),
                Combinators.combine(client(), point).as(AwarenessDelta::laser),
                Combinators.combine(client(), area.injectNull(0.2)).as(AwarenessDelta::view),
                Combinators.combine(client(), user.injectNull(0.2)).as(AwarenessDelta::follow),
                Combinators.combine(client(), call).as(AwarenessDelta::call),
                Arbitraries.integers().between(33, 100).map(Duration::ofMillis).map(AwarenessDelta::tick));
    }

    static Arbitrary<String> client() {
        return Arbitraries.of("ana_1", "ana_2", "ben_1");
    }

    private static Arbitrary<Integer> upTo(int max) {
        return Arbitraries.integers().between(0, max);
    }
}
