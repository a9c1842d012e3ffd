package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.system.browser.PointingDevice;
import io.chalkstream.system.browser.TouchScreen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each tool, with mouse, finger and pen, seen by somebody at another gateway who works at the same time. */
class BrowserToolsIT extends BrowserTest {
    /** The pen comes last: where one was seen, fingers move the view. */
    private static final List<PointingDevice> DEVICES =
            List.of(PointingDevice.MOUSE, PointingDevice.FINGER, PointingDevice.PEN);

    private TouchScreen screen;

    @BeforeEach
    void open_a_board_and_share_its_address(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address-teacher");
        screen = ana.touchScreen();
    }

    @Test
    void what_each_tool_makes_with_each_device_arrives_at_somebody_who_draws_meanwhile() {
        var makers =
                ana.tools().stream().filter(tool -> !tool.makes().isEmpty()).toList();
        var expected = new ArrayList<ElementType>();
        ben.choose("pen");
        for (var device : DEVICES) {
            double y = 110 + 140 * DEVICES.indexOf(device);
            ben.hold(80, y + 60, 120, y + 70);
            for (int i = 0; i < makers.size(); i++) {
                var tool = makers.get(i);
                double x = 60 + 80 * i;
                ana.choose(tool.name());
                screen.trace(device, x, y, x + 20, y + 12, x + 40, y + 30, x + 50, y + 40);
                // What is being written, or goes on from press to press, ends when the next tool is chosen.
                ana.type("x");
                expected.addAll(tool.makes());
            }
            ana.choose("hand");
            ben.point(700, y + 75);
            ben.letGo();
            expected.add(ElementType.STROKE);
            awaitSameBoard(expected.size());
            assertThat(types(ben.elements().values())).as("%s", device).containsExactlyInAnyOrderElementsOf(expected);
        }
        noProblems();
    }

    @Test
    void both_erasers_the_lasso_and_the_handles_work_with_each_device() {
        for (var device : DEVICES) {
            ana.choose("pen");
            screen.trace(device, 300, 200, 350, 202, 400, 200, 450, 203, 500, 200);
            ana.choose("eraser");
            ana.press("erases-parts");
            screen.trace(device, 400, 160, 400, 200, 400, 240);
            awaitSameBoard(2);
            ana.press("erases-elements");
            screen.trace(device, 340, 160, 340, 240, 460, 240, 460, 160);
            assertThat(ana.elements()).as("%s", device).isEmpty();

            draw(device, 300, 200, 360, 260);
            draw(device, 600, 200, 660, 260);
            ana.choose("lasso");
            screen.trace(device, 280, 180, 380, 180, 380, 280, 280, 280, 282, 190);
            ana.keys("Delete");
            assertThat(ana.elements()).as("%s", device).hasSize(1);
            ana.choose("select");
            screen.trace(device, 600, 230);
            ana.keys("Delete");
            assertThat(ana.elements()).as("%s", device).isEmpty();

            draw(device, 300, 300, 400, 380);
            screen.trace(device, 405, 385, 450, 400, 505, 425);
            screen.trace(device, 400, 265, 470, 280, 495, 360);
            awaitSameBoard(1);
            assertThat(ben.elements().values())
                    .as("%s", device)
                    .extracting(
                            element -> number(element, Property.W),
                            element -> number(element, Property.H),
                            element -> number(element, Property.ROTATION))
                    .containsExactly(tuple(200.0, 120.0, 90.0));
            ana.keys("Delete");
        }
        noProblems();
    }

    @Test
    void two_fingers_the_pan_keys_palms_and_long_presses_draw_nothing() {
        ana.choose("pen");
        screen.touch(400, 300, 500, 300);
        screen.move(350, 300, 550, 300);
        screen.lift();
        assertThat(ana.text("zoom-actual")).isEqualTo("200%");
        ana.press("zoom-actual");
        ana.choose("pen");
        ana.menuAt(520, 320);
        ana.keys("Escape");
        // The menu has chosen the tool to select: with the pen, a finger that rests draws.
        screen.touch(500, 300);
        ana.awaitMenu();
        screen.lift();
        ana.keys("Escape");
        assertThat(ana.elements()).isEmpty();

        assertMovesView(40, 30, (x, y) -> ana.holdingKey(" ", () -> ana.drag(500, 300, 500 + x, 300 + y)));
        assertMovesView(-20, 50, (x, y) -> screen.dragMiddle(500, 300, 500 + x, 300 + y));

        ana.choose("pen");
        screen.press(300, 300);
        screen.touch(700, 520);
        screen.move(740, 530);
        screen.drag(300, 300, 400, 300);
        screen.release(400, 300);
        screen.move(780, 500);
        screen.lift();
        awaitSameBoard(5);
        assertMovesView(60, 20, (x, y) -> screen.trace(PointingDevice.FINGER, 480, 295, 500, 300, 500 + x, 300 + y));
        noProblems();
    }

    /** A gesture moves the view by this way, in pixels, and draws nothing. */
    private void assertMovesView(double wayX, double wayY, BiConsumer<Double, Double> gesture) {
        var before = drawnAt();
        ana.choose("pen");
        gesture.accept(wayX, wayY);
        var after = drawnAt();
        assertThat(List.of(
                        number(before, Property.X) - number(after, Property.X),
                        number(before, Property.Y) - number(after, Property.Y)))
                .isEqualTo(List.of(wayX, wayY));
    }

    /** The new rectangle that the mouse draws at a place of the window. */
    private Element drawnAt() {
        var before = new HashSet<>(ana.elements().keySet());
        draw(PointingDevice.MOUSE, 300, 400, 340, 430);
        var added = ana.elements();
        added.keySet().removeAll(before);
        assertThat(added.values()).extracting(Element::type).containsExactly(ElementType.RECTANGLE);
        return added.values().iterator().next();
    }

    private void draw(PointingDevice device, double fromX, double fromY, double toX, double toY) {
        ana.choose("rectangle");
        screen.trace(device, fromX, fromY, (fromX + toX) / 2, (fromY + toY) / 2, toX, toY);
    }

    private void noProblems() {
        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems()).isEmpty();
    }

    private static List<ElementType> types(Iterable<Element> elements) {
        var types = new ArrayList<ElementType>();
        elements.forEach(element -> types.add(element.type()));
        return types;
    }

    private static double number(Element element, Property property) {
        return ((Value.Num) element.props().get(property)).value();
    }
}
