package io.chalkstream.protocol.awareness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A2: in whatever portions news travel, everybody comes to know the same. */
class SceneLawsTest {
    private static final long NOW = Telling.BEGINNING;

    @Property(tries = 500)
    void any_grouping_shows_the_same_as_sending_each(@ForAll("steps") List<Telling.Step> steps) {
        var telling = new Telling(3);
        steps.forEach(telling::take);
        telling.askAll();

        assertThat(telling.readers()).allSatisfy(reader -> assertSame(reader.scene(), telling.source()));
    }

    @Property(tries = 500)
    void news_that_come_twice_change_nothing(@ForAll("news") List<Delta> news) {
        var once = new Scene();
        var twice = new Scene();
        for (var delta : news) {
            once.merge(delta, NOW);
            twice.merge(delta, NOW);
            twice.merge(delta, NOW);
        }

        assertSame(twice, once);
    }

    @Property(tries = 500)
    void A4_ink_neither_loses_nor_repeats_a_point(
            @ForAll("portions") List<Integer> portions, @ForAll("quickSteps") List<Telling.Step> steps) {
        var telling = new Telling(3);
        var others = steps.iterator();
        int drawn = 0;
        for (int points : portions) {
            telling.say(Delta.ink("pen_1", InkTest.part("stroke", drawn, drawn + points)));
            drawn += points;
            if (others.hasNext()) {
                telling.take(others.next());
                // The pen is held still for as long as that takes.
                telling.say(Delta.ink("pen_1", InkTest.part("stroke", drawn - 1, drawn)));
            }
        }
        telling.askAll();

        var whole = InkTest.part("stroke", 0, drawn);
        assertThat(telling.readers())
                .allSatisfy(reader -> assertThat(reader.scene().inks()).containsEntry("pen_1", whole));
    }

    @Property(tries = 200)
    void A3_when_nothing_is_said_any_more_nobody_shows_a_gesture(@ForAll("steps") List<Telling.Step> steps) {
        var telling = new Telling(3);
        steps.forEach(telling::take);
        telling.take(new Telling.Step.Pass(Scene.GESTURE_LIFE.toMillis() + 1));
        telling.askAll();

        assertThat(telling.readers()).extracting(Telling.Reader::scene).allSatisfy(scene -> {
            assertThat(scene.cursors()).isEmpty();
            assertThat(scene.inks()).isEmpty();
            assertThat(scene.drags()).isEmpty();
            assertThat(scene.lasers()).isEmpty();
            assertThat(scene.calls()).isEmpty();
        });
    }

    private static void assertSame(Scene actual, Scene expected) {
        assertThat(actual.tick()).isEqualTo(expected.tick());
        assertThat(actual.since(0)).isEqualTo(expected.since(0));
    }

    @Provide
    Arbitrary<List<Telling.Step>> steps() {
        return TellingArbitraries.steps(3, Scene.GESTURE_LIFE.multipliedBy(2)).ofMaxSize(40);
    }

    /** With no pause in which somebody who holds the pen still would be taken for gone. */
    @Provide
    Arbitrary<List<Telling.Step>> quickSteps() {
        return TellingArbitraries.steps(3, Scene.GESTURE_LIFE.dividedBy(2)).ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Delta>> news() {
        var ink = Combinators.combine(
                        Arbitraries.of("s", "t"), Arbitraries.integers().between(0, 12))
                .as((id, from) -> InkTest.part(id, from, from + 3))
                .injectNull(0.1);
        return Arbitraries.oneOf(
                        TellingArbitraries.news(),
                        Combinators.combine(TellingArbitraries.client(), ink).as(Delta::ink))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Integer>> portions() {
        return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(40);
    }
}
