package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.system.browser.DrawingTool;
import io.chalkstream.system.browser.PointingDevice;
import io.chalkstream.system.browser.TouchScreen;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each tool, with mouse, finger and pen, seen by somebody at another gateway who works at the same time. */
class BrowserToolsIT extends BrowserTest {
    @TempDir
    Path directory;

    private TouchScreen screen;
    private Map<String, String> keys = Map.of();

    /** One board for all: the pen comes last, because where one was seen, fingers move the view. */
    @Test
    void each_tool_works_with_each_device_and_somebody_who_draws_meanwhile_sees_it(TestStack shared)
            throws IOException {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address-teacher");
        screen = ana.touchScreen();
        keys = ana.tools().stream().collect(Collectors.toMap(DrawingTool::name, DrawingTool::shortcut));
        var picture = directory.resolve("picture.png");
        ImageIO.write(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());

        every_tool_works_with(PointingDevice.MOUSE, picture);
        every_tool_works_with(PointingDevice.FINGER, picture);
        two_fingers_the_pan_keys_and_long_presses_draw_nothing();
        every_tool_works_with(PointingDevice.PEN, picture);
        palms_draw_nothing_while_a_pen_writes();
        the_pens_other_end_erases_and_its_button_selects();

        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems())
                .as("he asks for images that have not come to the gateway yet")
                .allMatch(problem -> problem.contains("404"));
    }

    private void every_tool_works_with(PointingDevice device, Path picture) {
        what_a_tool_makes_arrives(device);
        both_erasers_the_lasso_and_the_handles_work(device);
        a_line_goes_on_from_press_to_press(device);
        the_laser_pointer_is_seen_while_it_is_pressed(device);
        an_image_is_dragged(device, picture);
        assertMovesView(30, 20, (x, y) -> {
            use("hand");
            screen.trace(device, 500, 300, 500 + x / 2, 300 + y / 2, 500 + x, 300 + y);
        });
        clear();
    }

    private void what_a_tool_makes_arrives(PointingDevice device) {
        var makers =
                ana.tools().stream().filter(tool -> !tool.makes().isEmpty()).toList();
        var expected = new ArrayList<>(List.of(ElementType.STROKE));
        ben.choose("pen");
        ben.hold(80, 170, 120, 180);
        for (int i = 0; i < makers.size(); i++) {
            var tool = makers.get(i);
            double x = 60 + 80 * (i % 10);
            double y = 110 + 140 * (i / 10);
            ana.choose(tool.name());
            screen.trace(device, x, y, x + 20, y + 12, x + 40, y + 30, x + 50, y + 40);
            // What is being written, or goes on from press to press, ends when the next tool is chosen.
            ana.type("x");
            expected.addAll(tool.makes());
        }
        ana.choose("hand");
        ben.point(700, 185);
        ben.letGo();
        awaitSameBoard(expected.size());
        assertThat(types(ben.elements().values())).as("%s", device).containsExactlyInAnyOrderElementsOf(expected);
        clear();
    }

    private void both_erasers_the_lasso_and_the_handles_work(PointingDevice device) {
        use("pen");
        screen.trace(device, 300, 200, 350, 202, 400, 200, 450, 203, 500, 200);
        use("eraser");
        ana.press("erases-parts");
        screen.trace(device, 400, 160, 400, 200, 400, 240);
        awaitSameBoard(2);
        ana.press("erases-elements");
        screen.trace(device, 340, 160, 340, 240, 460, 240, 460, 160);
        assertThat(ana.elements()).as("%s", device).isEmpty();

        draw(device, 300, 200, 360, 260);
        draw(device, 600, 200, 660, 260);
        use("lasso");
        screen.trace(device, 280, 180, 380, 180, 380, 280, 280, 280, 282, 190);
        ana.keys("Delete");
        assertThat(ana.elements()).as("%s", device).hasSize(1);
        use("select");
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

    private void a_line_goes_on_from_press_to_press(PointingDevice device) {
        use("polyline");
        screen.trace(device, 300, 200);
        screen.trace(device, 400, 240);
        screen.trace(device, 450, 180);
        screen.trace(device, 450, 180);
        awaitSameBoard(1);
        assertThat(ben.elements().values())
                .as("%s", device)
                .extracting(Element::type, element -> points(element))
                .containsExactly(tuple(ElementType.POLYLINE, 3));
        clear();
    }

    private void the_laser_pointer_is_seen_while_it_is_pressed(PointingDevice device) {
        use("laser");
        screen.hold(device, 300, 200, 350, 220, 400, 200);
        Await.until(
                "Ben sees where Ana points", PATIENCE, () -> ben.laserNames().contains("Ana"), ben::laserNames);
        screen.letGo(device, 400, 200);
        Await.until("Ana has stopped", PATIENCE, () -> ben.laserNames().isEmpty(), ben::laserNames);
        assertThat(ana.elements()).as("%s", device).isEmpty();
    }

    private void an_image_is_dragged(PointingDevice device, Path picture) {
        ana.chooseFiles("insert-image", picture);
        awaitSameBoard(1);
        double before = number(onlyElement(), Property.X);
        use("select");
        screen.trace(device, 500, 350, 510, 360, 540, 380);
        awaitSameBoard(1);
        assertThat(number(onlyElement(), Property.X)).as("%s", device).isEqualTo(before + 40);
        clear();
    }

    private void two_fingers_the_pan_keys_and_long_presses_draw_nothing() {
        use("pen");
        screen.touch(400, 300, 500, 300);
        screen.move(350, 300, 550, 300);
        screen.lift();
        assertThat(ana.text("zoom-actual")).isEqualTo("200%");
        ana.press("zoom-actual");
        use("pen");
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
        clear();
    }

    private void palms_draw_nothing_while_a_pen_writes() {
        use("pen");
        screen.press(300, 300);
        screen.touch(700, 520);
        screen.move(740, 530);
        screen.drag(300, 300, 400, 300);
        screen.release(400, 300);
        screen.move(780, 500);
        screen.lift();
        awaitSameBoard(1);
        assertMovesView(60, 20, (x, y) -> screen.trace(PointingDevice.FINGER, 480, 295, 500, 300, 500 + x, 300 + y));
        clear();
    }

    private void the_pens_other_end_erases_and_its_button_selects() {
        use("pen");
        screen.write(300, 300, 400, 300);
        screen.write(300, 400, 400, 400);
        screen.traceWithEraser(350, 260, 350, 300, 350, 340);
        awaitSameBoard(1);
        screen.traceWithPenButton(350, 400);
        ana.keys("Delete");
        awaitSameBoard(0);
        screen.write(300, 300, 400, 300);
        awaitSameBoard(1);
    }

    /** A gesture moves the view by this way, in pixels, and draws nothing. */
    private void assertMovesView(double wayX, double wayY, BiConsumer<Double, Double> gesture) {
        var before = drawnAt();
        use("pen");
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
        use("rectangle");
        screen.trace(device, fromX, fromY, (fromX + toX) / 2, (fromY + toY) / 2, toX, toY);
    }

    /** Chooses a tool by its key. */
    private void use(String tool) {
        ana.keys(keys.get(tool));
    }

    /** What comes next shows that Ben has heard of it. */
    private void clear() {
        ana.keys("Control+a");
        ana.keys("Delete");
    }

    private Element onlyElement() {
        assertThat(ben.elements()).hasSize(1);
        return ben.elements().values().iterator().next();
    }

    private static List<ElementType> types(Iterable<Element> elements) {
        var types = new ArrayList<ElementType>();
        elements.forEach(element -> types.add(element.type()));
        return types;
    }

    private static int points(Element element) {
        return ((Value.Points) element.props().get(Property.POINTS)).count();
    }

    private static double number(Element element, Property property) {
        return ((Value.Num) element.props().get(property)).value();
    }
}
