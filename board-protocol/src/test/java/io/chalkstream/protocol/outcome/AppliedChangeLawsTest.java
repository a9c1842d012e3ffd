package io.chalkstream.protocol.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementMap;
import io.chalkstream.protocol.board.MutableBoard;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What holds for every change that took effect, on any board. */
class AppliedChangeLawsTest {
    private static final int KINDS = 8;
    private static final List<String> IDS = List.of("a", "b", "c");
    private static final List<String> USERS = List.of("ann", "bob");

    @Property(tries = 300)
    void inverses_in_reverse_order_undo(@ForAll @Size(max = 30) List<@IntRange(max = 9_999) Integer> choices) {
        var board = new TestBoard();
        var applied = new ArrayList<AppliedChange>();
        var before = new ArrayList<String>();
        for (int choice : choices) {
            var change = board.choose(choice);
            before.add(board.toString());
            change.applyTo(board);
            applied.add(change);
        }

        for (int i = applied.size() - 1; i >= 0; i--) {
            applied.get(i).inverse().applyTo(board);
            assertThat(board).hasToString(before.get(i));
        }
    }

    @Property(tries = 300)
    void a_change_applied_twice_is_the_same_as_once(
            @ForAll @Size(max = 30) List<@IntRange(max = 9_999) Integer> choices) {
        var board = new TestBoard();
        for (int choice : choices) {
            var change = board.choose(choice);
            change.applyTo(board);
            String once = board.toString();
            change.applyTo(board);
            assertThat(board).hasToString(once);
        }
    }

    @Property(tries = 300)
    void the_inverse_of_the_inverse_is_the_change(
            @ForAll @IntRange(max = 9_999) int first, @ForAll @IntRange(max = 9_999) int second) {
        var board = new TestBoard();
        board.choose(first).applyTo(board);
        var change = board.choose(second);

        assertThat(change.inverse().inverse()).isEqualTo(change);
    }

    @Test
    void a_deletion_has_no_inverse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AppliedChange.Deleted().inverse());
    }

    /** A board with its metadata. */
    private static final class TestBoard implements MutableBoard {
        private final Map<String, Element> elements = new TreeMap<>();
        private final ElementMap map = new ElementMap(elements);
        private BoardInfo info = BoardInfo.NEW;

        /** One of the changes that are possible now. */
        AppliedChange choose(int choice) {
            String id = IDS.get(choice / KINDS % IDS.size());
            int value = choice / KINDS / IDS.size();
            boolean on = value % 2 == 0;
            return switch (choice % KINDS) {
                case 0 -> new AppliedChange.Frozen(on, info.frozen());
                case 1 -> new AppliedChange.StudentsHidden(on, info.studentsHidden());
                case 2 -> new AppliedChange.Renamed("title " + value, info.title());
                default -> {
                    var element = elements.get(id);
                    yield element == null
                            ? new AppliedChange.Added(text(id, value))
                            : ofElement(element, choice % KINDS, value);
                }
            };
        }

        private static AppliedChange ofElement(Element element, int kind, int value) {
            boolean on = value % 2 == 0;
            String user = USERS.get(value / 2 % USERS.size());
            return switch (kind) {
                case 3 -> new AppliedChange.Removed(element);
                case 4 ->
                    new AppliedChange.Liked(
                            element.id(), user, on, element.likes().contains(user));
                case 5 -> new AppliedChange.Locked(element.id(), on, element.locked());
                default -> {
                    var props = Json.read("{\"x\":" + value + ",\"text\":\"" + value + "\"}", Props.class);
                    yield new AppliedChange.Updated(
                            element.id(), props, element.props().only(props.names()));
                }
            };
        }

        private static Element text(String id, int value) {
            String json = "{\"id\":\"" + id + "\",\"type\":\"text\",\"props\":" + "{\"x\":" + value
                    + ",\"y\":2,\"z\":\"a\",\"color\":\"red\",\"size\":4,\"text\":\"hi\"}}";
            return Json.read(json, Element.class);
        }

        @Override
        public void put(Element element) {
            map.put(element);
        }

        @Override
        public void remove(String id) {
            map.remove(id);
        }

        @Override
        public void change(String id, UnaryOperator<Element> change) {
            map.change(id, change);
        }

        @Override
        public void changeInfo(UnaryOperator<BoardInfo> change) {
            info = change.apply(info);
        }

        @Override
        public void clear() {
            throw new AssertionError("no change here clears the board");
        }

        @Override
        public String toString() {
            return elements + " " + info;
        }
    }
}
