package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people draw. */
class BrowserBoardIT extends BrowserTest {

    @BeforeEach
    void open_a_board_and_share_its_address(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address-teacher");
    }

    @Test
    void A4_a_stroke_appears_on_other_canvases_while_it_is_drawn_and_then_once() {
        var blank = ben.seen(350, 390, 60, 20);

        ana.choose("pen");
        ana.hold(300, 395, 500, 405);
        Await.until("Ben's canvas shows the stroke", PATIENCE, () -> differing(blank, ben.seen(350, 390, 60, 20)) > 60);
        assertThat(ben.elements()).as("on the board already").isEmpty();

        ana.letGo();
        ana.point(800, 600);
        awaitSameBoard(1);
        Await.until(
                "the stroke alone is seen, not what was seen while it was drawn",
                PATIENCE,
                () -> differing(ben.seen(350, 390, 60, 20), ana.seen(350, 390, 60, 20)) == 0);
        assertThat(differing(blank, ben.seen(350, 390, 60, 20))).isGreaterThan(60);

        ana.choose("rectangle");
        ana.drag(560, 330, 700, 430);
        ana.choose("text");
        ana.click(300, 480);
        ana.type("Photosynthesis, 광합성");
        ana.keys("Control+Enter");
        ben.choose("post");
        ben.click(400, 250);
        ben.type("What do plants need?");
        ben.keys("Control+Enter");

        awaitSameBoard(4);
        assertThat(ana.elements().values())
                .extracting(Element::type)
                .containsExactlyInAnyOrder(
                        ElementType.STROKE, ElementType.RECTANGLE, ElementType.TEXT, ElementType.POST);
        assertThat(ben.elements().values())
                .filteredOn(element -> element.type() == ElementType.TEXT)
                .first()
                .extracting(element -> element.props().get(Property.TEXT))
                .isEqualTo(SampleChanges.text("Photosynthesis, 광합성"));
        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems()).isEmpty();
    }

    @Test
    void pen_strokes_are_kept_despite_palm_contact_fingers_pan_and_an_erasure_is_one_undo() {
        ana.choose("pen");
        var screen = ana.touchScreen();
        screen.touch(700, 550);
        screen.write(300, 300, 400, 300);
        screen.lift();
        screen.touch(700, 550);
        screen.write(300, 350, 400, 350);
        screen.lift();
        screen.press(300, 400);
        screen.touch(700, 550);
        screen.touch(700, 550, 760, 560);
        screen.move(700, 560, 790, 590);
        screen.drag(300, 400, 400, 400);
        screen.release(400, 400);
        screen.lift();
        awaitSameBoard(3);

        screen.touch(600, 500);
        screen.move(600, 520);
        screen.move(600, 600);
        screen.lift();
        ana.choose("eraser");
        ana.hold(350, 350, 350, 520);
        assertThat(ana.elements()).hasSize(3);
        ana.letGo();
        awaitSameBoard(0);
        ana.keys("Control+z");
        awaitSameBoard(3);

        ana.press("fingers-draw");
        ana.choose("pen");
        screen.touch(600, 200);
        screen.move(700, 220);
        screen.lift();
        awaitSameBoard(4);
        assertThat(ana.elements().values()).allMatch(element -> element.type() == ElementType.STROKE);
        for (int width : List.of(320, 600, 1000)) {
            ana.resize(width, 700);
            Await.until("every button can be pressed", PATIENCE, () -> ana.unreachableButtons()
                    .isEmpty());
        }
        assertThat(ana.problems()).isEmpty();
    }

    @Test
    void keys_and_buttons_undo_and_redo_on_both_screens() {
        ana.choose("rectangle");
        ana.drag(300, 300, 400, 400);
        awaitSameBoard(1);

        ana.keys("Control+z");
        awaitSameBoard(0);
        ana.keys("Control+y");
        awaitSameBoard(1);
        ana.press("undo");
        awaitSameBoard(0);
        ana.press("redo");
        awaitSameBoard(1);

        ana.choose("select");
        ana.click(300, 350);
        ana.press("delete");
        awaitSameBoard(0);
    }

    @Test
    void A2_remote_cursors_show_names() {
        ana.point(400, 300);
        ben.point(600, 500);

        Await.until("Ben sees Ana", PATIENCE, () -> ben.cursorNames().contains("Ana"), () -> ben.cursorNames());
        Await.until("Ana sees Ben", PATIENCE, () -> ana.cursorNames().contains("Ben"), () -> ana.cursorNames());
    }

    @Test
    void J1_a_reload_shows_the_board() {
        ana.choose("pen");
        ana.drag(300, 400, 500, 400);
        awaitSameBoard(1);
        var before = ben.elements();

        ben.reload();

        Await.until("the board is back", PATIENCE, () -> ben.elements().equals(before), () -> ben.elements());
    }
}
