package io.chalkstream.undo.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What one person's undo of everything leaves. Every value that is set is another, so it tells who has set it. */
class UndoAllLawTest {
    private static final String ANA = "ana";
    private static final String BEN = "ben";

    private enum Kind {
        PUT,
        SET_X,
        SET_Y,
        REMOVE
    }

    /** A step of a person, on the element that {@code choice} chooses of those that are there. */
    private record Action(String who, Kind kind, int choice) {}

    private record Write(String who, int value) {}

    /** The history of an element, computed without any undo. */
    private static final class Life {
        private final String creator;
        private final List<Write> xs = new ArrayList<>();
        private final List<Write> ys = new ArrayList<>();
        private String remover = "";

        Life(String creator, int x) {
            this.creator = creator;
            xs.add(new Write(creator, x));
            ys.add(new Write(creator, 0));
        }

        /** Whether it is there when Ana has taken back all that she did. */
        boolean outlivesAna() {
            boolean bensWork = creator.equals(BEN)
                    || xs.stream().anyMatch(write -> write.who().equals(BEN))
                    || ys.stream().anyMatch(write -> write.who().equals(BEN));
            return bensWork && !remover.equals(BEN);
        }

        Element withoutAna(String id) {
            return ElementFixtures.rectangle(id, value(xs)).with(ElementFixtures.y(value(ys)));
        }

        /** The value without what Ana wrote last; the first one is what it was put with. */
        private static int value(List<Write> writes) {
            int last = writes.size() - 1;
            while (last > 0 && writes.get(last).who().equals(ANA)) {
                last--;
            }
            return writes.get(last).value();
        }
    }

    @Property(tries = 300)
    void U4_U5_U6_undoing_everything_leaves_exactly_the_work_of_the_others(@ForAll("scripts") List<Action> script) {
        var classroom = new Classroom(1);
        var lives = new LinkedHashMap<String, Life>();
        for (int i = 0; i < script.size(); i++) {
            var action = script.get(i);
            act(classroom.person(action.who()), action, i + 1, lives);
        }

        for (int i = 0; i <= script.size(); i++) {
            classroom.person(ANA).press(Direction.UNDO);
        }

        assertThat(classroom.elements()).isEqualTo(withoutAna(lives));
        assertThat(classroom.person(ANA).history().stacks().undo()).isEmpty();
    }

    private static void act(Classroom.Person person, Action action, int value, Map<String, Life> lives) {
        if (action.kind() == Kind.PUT) {
            lives.put("e" + value, new Life(action.who(), value));
            person.edit(ElementFixtures.put(ElementFixtures.rectangle("e" + value, value)));
            return;
        }
        var there = lives.entrySet().stream()
                .filter(life -> life.getValue().remover.isEmpty())
                .toList();
        if (there.isEmpty()) {
            return;
        }
        var chosen = there.get(action.choice() % there.size());
        person.edit(change(action, chosen.getKey(), chosen.getValue(), value));
    }

    private static Change change(Action action, String id, Life life, int value) {
        if (action.kind() == Kind.REMOVE) {
            life.remover = action.who();
            return ElementFixtures.remove(id);
        }
        boolean isX = action.kind() == Kind.SET_X;
        (isX ? life.xs : life.ys).add(new Write(action.who(), value));
        Props props = isX ? ElementFixtures.x(value) : ElementFixtures.y(value);
        return ElementFixtures.set(id, props);
    }

    private static Map<String, Element> withoutAna(Map<String, Life> lives) {
        var expected = new HashMap<String, Element>();
        lives.forEach((id, life) -> {
            if (life.outlivesAna()) {
                expected.put(id, life.withoutAna(id));
            }
        });
        return expected;
    }

    @Provide
    Arbitrary<List<Action>> scripts() {
        var kinds = Arbitraries.of(Kind.PUT, Kind.PUT, Kind.SET_X, Kind.SET_X, Kind.SET_Y, Kind.SET_Y, Kind.REMOVE);
        return Combinators.combine(
                        Arbitraries.of(ANA, BEN), kinds, Arbitraries.integers().between(0, 9))
                .as(Action::new)
                .list()
                .ofMaxSize(30);
    }
}
