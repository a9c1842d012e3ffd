package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Value;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people work on what is selected: with handles, the clipboard, keys and menus. */
class BrowserSelectionIT extends BrowserTest {

    @BeforeEach
    void open_a_board_and_share_its_address(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address-teacher");
    }

    @Test
    void a_selection_is_resized_duplicated_reordered_and_pasted_elsewhere_and_each_is_one_undo() {
        ana.choose("rectangle");
        ana.drag(300, 300, 400, 380);
        awaitSameBoard(1);

        ana.drag(405, 385, 505, 425);
        awaitSameBoard(1);
        assertThat(shapes()).extracting(element -> number(element, Property.W)).containsExactly(200.0);
        assertThat(shapes()).extracting(element -> number(element, Property.H)).containsExactly(120.0);

        ana.keys("Control+d");
        awaitSameBoard(2);
        var ids = shapes().stream().map(Element::id).toList();
        ana.keys("Control+Shift+BracketLeft");
        Await.until(
                "the copy lies at the back, for both",
                PATIENCE,
                () -> shapes().get(0).id().equals(ids.get(1)) && ana.elements().equals(ben.elements()));

        ana.keys("Control+a");
        ana.keys("Control+c");
        ben.keys("Escape");
        ben.point(800, 500);
        ben.keys("Control+v");
        awaitSameBoard(4);
        ben.keys("Control+z");
        awaitSameBoard(2);

        ana.menuAt(350, 300);
        ana.press("flip-horizontal");
        ana.menuAt(350, 300);
        ana.press("remove");
        awaitSameBoard(0);
        ana.keys("Control+k");
        ana.fill("palette-search", "undo");
        ana.keys("Enter");
        awaitSameBoard(2);
        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems()).isEmpty();
    }

    @Test
    void what_one_person_turns_and_groups_the_other_moves_as_one_and_each_hears_who_made_it() {
        ana.choose("rectangle");
        ana.drag(300, 300, 400, 380);
        ana.choose("rectangle");
        ana.drag(500, 300, 600, 380);
        awaitSameBoard(2);

        // The handle above the second one, from the top to the right.
        ana.drag(550, 265, 640, 340);
        Await.until("it is turned", PATIENCE, () -> rotation(shapes().get(1)) == 90);
        ana.keys("Control+a");
        ana.keys("Control+g");
        ana.keys("Escape");
        awaitSameBoard(2);
        assertThat(shapes())
                .extracting(element -> text(element, Property.GROUP))
                .doesNotContain("");

        ben.keys("Escape");
        ben.keys("Escape");
        var before = heights();
        ben.drag(300, 340, 300, 440);
        Await.until("both are moved", PATIENCE, () -> heights()
                .equals(before.stream().map(y -> y + 100).toList()));
        ben.keys("Control+z");
        Await.until("both are back", PATIENCE, () -> heights().equals(before));

        ben.keys("Control+Shift+g");
        Await.until("they are no group any more", PATIENCE, () -> shapes().stream()
                .allMatch(element -> text(element, Property.GROUP).isEmpty()));
        ana.keys("Escape");
        ana.click(300, 340);
        ana.keys("i");
        ana.awaitText("toast", "Made by you, ");
        ana.awaitText("toast", "Changed last by Ben, ");
        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems()).isEmpty();
    }

    /** How high up the shapes are, as Ana has them. */
    private List<Double> heights() {
        return shapes().stream().map(element -> number(element, Property.Y)).toList();
    }

    private static double rotation(Element element) {
        return number(element, Property.ROTATION);
    }

    /** The rectangles, the topmost last. */
    private List<Element> shapes() {
        return ana.elements().values().stream()
                .filter(element -> element.type() == ElementType.RECTANGLE)
                .sorted(Comparator.comparing((Element element) -> text(element, Property.Z)))
                .toList();
    }

    private static double number(Element element, Property property) {
        return ((Value.Num) element.props().get(property)).value();
    }

    private static String text(Element element, Property property) {
        return ((Value.Text) element.props().get(property)).value();
    }
}
