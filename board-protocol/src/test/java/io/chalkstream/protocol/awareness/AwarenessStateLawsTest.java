package io.chalkstream.protocol.awareness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A2: however changes are grouped into deltas, every replica gets the same state. */
class AwarenessStateLawsTest {
    private static final long NOW = AwarenessSimulation.BEGINNING;

    @Property(tries = 500)
    void any_grouping_of_changes_gives_the_same_state(@ForAll("steps") List<AwarenessSimulation.Step> steps) {
        var simulation = new AwarenessSimulation(3);
        steps.forEach(simulation::run);
        simulation.pollAll();

        assertThat(simulation.readers()).allSatisfy(reader -> assertSame(reader.state(), simulation.source()));
    }

    @Property(tries = 500)
    void a_repeated_delta_changes_nothing(@ForAll("deltas") List<AwarenessDelta> deltas) {
        var once = new AwarenessState();
        var twice = new AwarenessState();
        for (var delta : deltas) {
            once.merge(delta, NOW);
            twice.merge(delta, NOW);
            twice.merge(delta, NOW);
        }

        assertSame(twice, once);
    }

    @Property(tries = 500)
    void A4_ink_neither_loses_nor_repeats_a_point(
            @ForAll("portions") List<Integer> portions, @ForAll("quickSteps") List<AwarenessSimulation.Step> steps) {
        var simulation = new AwarenessSimulation(3);
        var others = steps.iterator();
        int drawn = 0;
        for (int points : portions) {
            simulation.merge(AwarenessDelta.ink("pen_1", InkTest.part("stroke", drawn, drawn + points)));
            drawn += points;
            if (others.hasNext()) {
                simulation.run(others.next());
                // The pen is held still for as long as that takes.
                simulation.merge(AwarenessDelta.ink("pen_1", InkTest.part("stroke", drawn - 1, drawn)));
            }
        }
        simulation.pollAll();

        var whole = InkTest.part("stroke", 0, drawn);
        assertThat(simulation.readers())
                .allSatisfy(reader -> assertThat(reader.state().inks()).containsEntry("pen_1", whole));
    }

    @Property(tries = 200)
    void A3_without_updates_every_replica_expires_gestures(@ForAll("steps") List<AwarenessSimulation.Step> steps) {
        var simulation = new AwarenessSimulation(3);
        steps.forEach(simulation::run);
        simulation.run(new AwarenessSimulation.Step.Pass(AwarenessState.GESTURE_LIFE.toMillis() + 1));
        simulation.pollAll();

        assertThat(simulation.readers())
                .extracting(AwarenessSimulation.Reader::state)
                .allSatisfy(state -> {
                    assertThat(state.cursors()).isEmpty();
                    assertThat(state.inks()).isEmpty();
                    assertThat(state.drags()).isEmpty();
                    assertThat(state.lasers()).isEmpty();
                    assertThat(state.calls()).isEmpty();
                });
    }

    private static void assertSame(AwarenessState actual, AwarenessState expected) {
        assertThat(actual.tick()).isEqualTo(expected.tick());
        assertThat(actual.since(0)).isEqualTo(expected.since(0));
    }

    @Provide
    Arbitrary<List<AwarenessSimulation.Step>> steps() {
        return AwarenessSimulationArbitraries.steps(3, AwarenessState.GESTURE_LIFE.multipliedBy(2))
                .ofMaxSize(40);
    }

    /** With no pause in which a resting pen would expire. */
    @Provide
    Arbitrary<List<AwarenessSimulation.Step>> quickSteps() {
        return AwarenessSimulationArbitraries.steps(3, AwarenessState.GESTURE_LIFE.dividedBy(2))
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<AwarenessDelta>> deltas() {
        var ink = Combinators.combine(
                        Arbitraries.of("s", "t"), Arbitraries.integers().between(0, 12))
                .as((id, from) -> InkTest.part(id, from, from + 3))
                .injectNull(0.1);
        return Arbitraries.oneOf(
                        AwarenessSimulationArbitraries.deltas(),
                        Combinators.combine(AwarenessSimulationArbitraries.client(), ink)
                                .as(AwarenessDelta::ink))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Integer>> portions() {
        return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(40);
    }
}
