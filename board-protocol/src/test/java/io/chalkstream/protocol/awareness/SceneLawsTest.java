package io.chalkstream.protocol.awareness;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A2: in whatever portions news travel, everybody comes to know the same. */
class SceneLawsTest {
    private static final long NOW = 1_000_000;

    /** Somebody says something, or a reader with this number asks for news. */
    private sealed interface Step {
        record Say(Delta news) implements Step {}

        record Leave(String client) implements Step {}

        record Draw(String client, int from, int points) implements Step {}

        record Lift(String client) implements Step {}

        record Ask(int reader) implements Step {}
    }

    /** A stroke's id is used once: with the pen up, the stroke is over. */
    private static final class Source {
        private final Scene scene = new Scene();
        private final Map<String, Integer> strokes = new HashMap<>();

        void take(Step step, List<Reader> readers) {
            if (step instanceof Step.Say say) {
                scene.merge(say.news(), NOW);
            } else if (step instanceof Step.Leave leave) {
                scene.leave(leave.client(), NOW);
                strokes.merge(leave.client(), 1, Integer::sum);
            } else if (step instanceof Step.Draw draw) {
                var id = "s" + strokes.getOrDefault(draw.client(), 0);
                var part = InkTest.part(id, draw.from(), draw.from() + draw.points());
                scene.merge(Delta.ink(draw.client(), part), NOW);
            } else if (step instanceof Step.Lift lift) {
                scene.merge(Delta.ink(lift.client(), null), NOW);
                strokes.merge(lift.client(), 1, Integer::sum);
            } else if (step instanceof Step.Ask ask) {
                readers.get(ask.reader()).ask(scene);
            }
        }
    }

    /** What has come to know a scene by asking another one. */
    private static final class Reader {
        private final Scene scene = new Scene();
        private long known;

        void ask(Scene source) {
            // As it travels.
            var news = Json.read(Json.bytes(source.since(known)), Delta.class);
            scene.merge(news, NOW);
            known = source.version();
        }
    }

    @Property(tries = 500)
    void any_grouping_shows_the_same_as_sending_each(@ForAll("steps") List<Step> steps) {
        var source = new Source();
        var readers = List.of(new Reader(), new Reader(), new Reader());
        for (var step : steps) {
            source.take(step, readers);
        }
        readers.forEach(reader -> reader.ask(source.scene));

        assertThat(readers).allSatisfy(reader -> assertSame(reader.scene, source.scene));
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
            @ForAll("portions") List<Integer> portions, @ForAll("steps") List<Step> steps) {
        var source = new Source();
        var readers = List.of(new Reader(), new Reader(), new Reader());
        var others = steps.iterator();
        int drawn = 0;
        for (int points : portions) {
            source.scene.merge(Delta.ink("pen_1", InkTest.part("stroke", drawn, drawn + points)), NOW);
            drawn += points;
            if (others.hasNext()) {
                source.take(others.next(), readers);
            }
        }
        readers.forEach(reader -> reader.ask(source.scene));

        var whole = InkTest.part("stroke", 0, drawn);
        assertThat(readers).allSatisfy(reader -> assertThat(reader.scene.inks()).containsEntry("pen_1", whole));
    }

    private static void assertSame(Scene actual, Scene expected) {
        assertThat(actual.people()).isEqualTo(expected.people());
        assertThat(actual.cursors()).isEqualTo(expected.cursors());
        assertThat(actual.inks()).isEqualTo(expected.inks());
        assertThat(actual.drags()).isEqualTo(expected.drags());
        assertThat(actual.lasers()).isEqualTo(expected.lasers());
        assertThat(actual.views()).isEqualTo(expected.views());
        assertThat(actual.follows()).isEqualTo(expected.follows());
        assertThat(actual.calls()).isEqualTo(expected.calls());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> say = oneNews().map(Step.Say::new);
        Arbitrary<Step> leave = client().map(Step.Leave::new);
        var from = Arbitraries.integers().between(0, 12);
        Arbitrary<Step> draw = Combinators.combine(
                        client(), from, Arbitraries.integers().between(1, 6))
                .as(Step.Draw::new);
        Arbitrary<Step> lift = client().map(Step.Lift::new);
        Arbitrary<Step> ask = Arbitraries.integers().between(0, 2).map(Step.Ask::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, say), Tuple.of(6, draw), Tuple.of(1, lift), Tuple.of(1, leave), Tuple.of(4, ask))
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Delta>> news() {
        var ink = Combinators.combine(
                        Arbitraries.of("s", "t"), Arbitraries.integers().between(0, 12))
                .as((id, from) -> InkTest.part(id, from, from + 3))
                .injectNull(0.1);
        return Arbitraries.oneOf(oneNews(), Combinators.combine(client(), ink).as(Delta::ink))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Integer>> portions() {
        return Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(40);
    }

    private static Arbitrary<Delta> oneNews() {
        var point =
                Arbitraries.integers().between(0, 9).map(i -> new Point(i, -i)).injectNull(0.2);
        var area = Arbitraries.integers()
                .between(0, 9)
                .map(i -> new Area(i, 0, 9, 9))
                .injectNull(0.2);
        var user = Arbitraries.of("ana", "ben", "cem");
        var presence = Combinators.combine(Arbitraries.of(Role.values()), Arbitraries.of(true, false))
                .as((role, idle) -> new Presence("Somebody", role, 1, NOW, idle))
                .injectNull(0.3);
        var drag = Arbitraries.integers()
                .between(0, 9)
                .map(x -> new Drag(
                        Map.of("e1", new Props(Map.of(io.chalkstream.protocol.board.Property.X, new Value.Num(x))))))
                .injectNull(0.2);
        return Arbitraries.oneOf(
                Combinators.combine(user, presence)
                        .as((name, value) -> Delta.people(Collections.singletonMap(name, value))),
                Combinators.combine(client(), point).as(Delta::cursor),
                Combinators.combine(client(), drag).as(Delta::drag),
                Combinators.combine(client(), point).as(Delta::laser),
                Combinators.combine(client(), area).as(Delta::view),
                Combinators.combine(client(), user.injectNull(0.2)).as(Delta::follow));
    }

    private static Arbitrary<String> client() {
        return Arbitraries.of("ana_1", "ana_2", "ben_1");
    }
}
