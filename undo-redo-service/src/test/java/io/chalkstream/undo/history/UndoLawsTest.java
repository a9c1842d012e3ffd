package io.chalkstream.undo.history;

import static io.chalkstream.undo.history.ElementFixtures.grouped;
import static io.chalkstream.undo.history.ElementFixtures.image;
import static io.chalkstream.undo.history.ElementFixtures.props;
import static io.chalkstream.undo.history.ElementFixtures.put;
import static io.chalkstream.undo.history.ElementFixtures.rectangle;
import static io.chalkstream.undo.history.ElementFixtures.remove;
import static io.chalkstream.undo.history.ElementFixtures.set;
import static io.chalkstream.undo.history.ElementFixtures.stroke;
import static io.chalkstream.undo.history.ElementFixtures.text;
import static io.chalkstream.undo.history.ElementFixtures.turned;
import static io.chalkstream.undo.history.ElementFixtures.x;
import static io.chalkstream.undo.history.ElementFixtures.y;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

@PropertyDefaults(tries = 300)
class UndoLawsTest {
    private static final String ANA = "ana";
    private static final String BEN = "ben";

    /** What one of the two does. */
    sealed interface Action {
        String who();

        record Edit(String who, List<Change> changes) implements Action {}

        record Press(String who, Direction direction) implements Action {}
    }

    @Property
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void U8_as_many_redos_as_undos_leave_the_board_as_it_was(
            @ForAll("scripts") List<Action> script, @ForAll @IntRange(min = 1, max = 8) int times) {
        var classroom = played(script, 1);
        var ana = classroom.person(ANA);
        var board = classroom.elements();
        int redosBefore = ana.history().stacks().redo().size();
        int eventsBefore = classroom.events().size();

        press(ana, Direction.UNDO, times);
        int undone = classroom.events().size() - eventsBefore;
        press(ana, Direction.REDO, undone);

        Statistics.collect(undone > 0);
        Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 50));
        assertThat(classroom.elements()).isEqualTo(board);
        assertThat(classroom.events()).hasSize(eventsBefore + 2 * undone);
        assertThat(ana.history().stacks().redo()).hasSize(redosBefore);
    }

    @Property
    void U4_U5_U6_an_undo_reverses_only_its_authors_changes_that_nobody_changed_since(
            @ForAll("scripts") List<Action> script) {
        var classroom = played(script, 1);

        for (var event : classroom.events()) {
            var reverses = event.accepted().reverses();
            if (reverses != null) {
                var reversed = classroom.events().get((int) reverses.seq() - 1);
                assertThat(reversed.accepted().author())
                        .isEqualTo(event.accepted().author());
                for (var changed : differences(event.before(), event.after())) {
                    var origin = origin(classroom.events(), reversed, changed.id());
                    // Where nothing is, a removed element may come back, no matter who removed it.
                    assertThat(value(event.before(), changed)).isIn(value(origin.after(), changed), Optional.empty());
                    assertThat(value(event.after(), changed)).isEqualTo(value(origin.before(), changed));
                }
            }
        }
    }

    /** The event whose effect on an element is reversed: this one, or the one that drew an earlier part of its stroke (U10). */
    private static Classroom.Event origin(List<Classroom.Event> events, Classroom.Event reversed, String id) {
        if (!Objects.equals(reversed.before().get(id), reversed.after().get(id))) {
            return reversed;
        }
        assertThat(reversed.after().values())
                .as("an undo of more than one event is of a stroke that goes on")
                .anyMatch(part -> !part.partOf().isEmpty() && !reversed.before().containsKey(part.id()));
        var author = reversed.accepted().author();
        return events.stream()
                .limit(reversed.accepted().seq())
                .filter(event -> event.accepted().author().equals(author)
                        && !event.before().containsKey(id)
                        && event.after().containsKey(id))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    @Property
    void U3_repeated_input_has_one_effect(@ForAll("scripts") List<Action> script) {
        var once = played(script, 1);
        var twice = played(script, 2);

        assertThat(twice.elements()).isEqualTo(once.elements());
        for (var who : List.of(ANA, BEN)) {
            assertThat(twice.person(who).history()).isEqualTo(once.person(who).history());
            assertThat(twice.person(who).entries()).isEqualTo(once.person(who).entries());
        }
    }

    @Property
    void input_repeated_after_a_crash_changes_nothing(
            @ForAll("scripts") List<Action> script, @ForAll @IntRange(min = 0, max = 40) int from) {
        var classroom = played(script, 1);
        var ana = classroom.person(ANA);
        var board = classroom.elements();
        var history = ana.history();

        ana.comeAgain(Math.min(from, ana.inputs()));

        assertThat(ana.history()).isEqualTo(history);
        assertThat(classroom.elements()).isEqualTo(board);
    }

    @Property
    void an_entry_is_kept_for_exactly_as_long_as_it_is_needed(@ForAll("scripts") List<Action> script) {
        var ana = played(script, 1).person(ANA);

        assertThat(ana.entries().keySet()).isEqualTo(ana.history().referencedEntries());
        assertThat(ana.history().openRequests()).isZero();
    }

    @Provide
    Arbitrary<List<Action>> scripts() {
        var who = Arbitraries.of(ANA, ANA, BEN);
        var edits = Combinators.combine(who, changes()).as(Action.Edit::new);
        var presses = Combinators.combine(who, Arbitraries.of(Direction.UNDO, Direction.UNDO, Direction.REDO))
                .as(Action.Press::new);
        return Arbitraries.<Action>frequencyOf(
                        Tuple.of(3, edits.map(Action.class::cast)), Tuple.of(2, presses.map(Action.class::cast)))
                .list()
                .ofMaxSize(30);
    }

    /** Somebody cuts the stroke s, or what is left of it, or goes on with it. */
    private static Arbitrary<List<Change>> cuts() {
        return Arbitraries.of(
                List.of(put(stroke("s", ""))),
                List.of(put(stroke("t", "s"))),
                List.of(remove("s"), put(stroke("s1", "s")), put(stroke("s2", "s"))),
                List.of(remove("s"), put(stroke("s3", "s")), put(rectangle("a", 1))),
                List.of(remove("s1"), put(stroke("s11", "s1")), put(stroke("s12", "s1"))),
                List.of(remove("s2")),
                List.of(set("s1", x(3))));
    }

    private static Arbitrary<List<Change>> changes() {
        return Arbitraries.oneOf(anyChanges(), cuts(), shapeChanges());
    }

    /** Somebody puts, resizes, turns, crops, labels or layers a picture and a shape, or several of these at once. */
    private static Arbitrary<List<Change>> shapeChanges() {
        var resized = props("{\"x\":5,\"y\":5,\"w\":20,\"h\":10}");
        return Arbitraries.of(
                        put(image("i", 0)),
                        put(rectangle("r", 0)),
                        set("i", resized),
                        set("r", resized),
                        set("r", props("{\"x\":9,\"w\":-3,\"rotation\":90,\"group\":\"g\"}")),
                        set("i", props("{\"crop\":\"0 0 0.5 1\",\"w\":10}")),
                        set("i", props("{\"crop\":\"0.25 0.25 0.75 0.75\",\"alt\":\"a map\"}")),
                        set("r", props("{\"label\":\"one\",\"align\":\"center\"}")),
                        set("r", props("{\"label\":\"two\"}")),
                        set("r", props("{\"layer\":\"background\"}")),
                        set("i", props("{\"layer\":\"background\",\"group\":\"g\"}")),
                        set("i", props("{\"layer\":\"content\"}")),
                        remove("i"),
                        remove("r"))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Arbitrary<List<Change>> anyChanges() {
        var ids = Arbitraries.of("a", "b", "c");
        var numbers = Arbitraries.integers().between(0, 3);
        return Arbitraries.<Change>oneOf(
                        Combinators.combine(ids, numbers).as((id, n) -> put(rectangle(id, n))),
                        Combinators.combine(ids, numbers).as((id, n) -> put(text(id, n))),
                        Combinators.combine(ids, numbers).as((id, n) -> set(id, x(n))),
                        Combinators.combine(ids, numbers).as((id, n) -> set(id, y(n))),
                        Combinators.combine(ids, numbers).as((id, n) -> set(id, turned(90 * n))),
                        Combinators.combine(ids, numbers).as((id, n) -> set(id, grouped(n))),
                        ids.map(ElementFixtures::remove))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Classroom played(List<Action> script, int times) {
        var classroom = new Classroom(times);
        classroom.person(ANA).edit(put(rectangle("a", 0)), put(rectangle("b", 0)));
        classroom.person(BEN).edit(put(rectangle("c", 0)));
        classroom.person(BEN).edit(put(rectangle("r", 0)), put(image("i", 0)));
        for (var action : script) {
            var person = classroom.person(action.who());
            if (action instanceof Action.Edit edit) {
                person.edit(edit.changes().toArray(Change[]::new));
            } else if (action instanceof Action.Press press) {
                person.press(press.direction());
            }
        }
        return classroom;
    }

    private static void press(Classroom.Person person, Direction direction, int times) {
        for (int i = 0; i < times; i++) {
            person.press(direction);
        }
    }

    private record Place(String id, io.chalkstream.protocol.board.Property property) {}

    private static Set<Place> differences(Map<String, Element> before, Map<String, Element> after) {
        var places = new HashSet<Place>();
        places.addAll(values(before).keySet());
        places.addAll(values(after).keySet());
        places.removeIf(place -> value(before, place).equals(value(after, place)));
        return places;
    }

    private static Optional<Value> value(Map<String, Element> board, Place place) {
        return Optional.ofNullable(values(board).get(place));
    }

    private static Map<Place, Value> values(Map<String, Element> board) {
        var values = new HashMap<Place, Value>();
        board.values().forEach(element -> element.props()
                .values()
                .forEach((property, value) -> values.put(new Place(element.id(), property), value)));
        return values;
    }
}
