package io.chalkstream.system;

import static io.chalkstream.protocol.board.ElementType.ELLIPSE;
import static io.chalkstream.protocol.board.ElementType.RECTANGLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.system.browser.BoardPage;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ana is a teacher; Ben comes by the students' link. */
class BrowserUndoIT extends BrowserTest {
    @BeforeEach
    void open_a_board_and_share_the_students_link(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address");
    }

    @Test
    void U15_U16_a_teacher_sees_the_conflicts_of_an_undo_takes_them_back_and_undoes_that() {
        ana.choose("rectangle");
        ana.drag(150, 300, 250, 400);
        ana.choose("ellipse");
        ana.drag(300, 300, 400, 400);
        awaitSameBoard(2);
        var drawn = ana.elements();
        var empty = ana.seen(515, 325, 30, 50);
        ana.keys("Control+a");
        ana.drag(150, 325, 150, 425);
        ana.keys("Escape");
        awaitOther(ELLIPSE, drawn, ana);
        awaitSameBoard(2);
        var moved = ana.elements();
        ben.choose("select");
        // From all around it: on Ben's page it may still glide after Ana's pointer.
        ben.drag(275, 290, 425, 520);
        ben.keys("ArrowDown");
        awaitOther(ELLIPSE, moved, ben);
        ben.choose("line");
        ben.drag(500, 300, 560, 400);
        awaitSameBoard(3);
        var changed = ben.elements();

        ana.keys("Control+z");
        ana.awaitText("toast", "Not undone for 1 element: changed since by Ben");
        Await.until(
                "the other element is back",
                PATIENCE,
                () -> only(RECTANGLE, ben.elements()).equals(only(RECTANGLE, drawn)),
                ben::elements);
        awaitSameBoard(3);
        assertThat(only(ELLIPSE, ben.elements())).isEqualTo(only(ELLIPSE, changed));
        var undone = ben.elements();

        ana.press("menu");
        ana.press("menu-take-back");
        ana.choose("take-back-user", "Ben");
        ana.choose("take-back-amount", "The last 10 changes");
        ana.press("confirm");
        awaitSameBoard(2);
        assertThat(only(RECTANGLE, ben.elements())).isEqualTo(only(RECTANGLE, drawn));
        assertThat(only(ELLIPSE, ben.elements())).isEqualTo(only(ELLIPSE, moved));
        awaitSeen("where the line was", image -> differing(empty, image) == 0);

        ana.keys("Control+z");
        awaitSameBoard(3);
        assertThat(ben.elements()).isEqualTo(undone);
        awaitSeen("the line", image -> differing(empty, image) > 30);
        assertThat(List.of(ana.problems(), ben.problems())).allMatch(List::isEmpty);
    }

    @Test
    void U1_U14_a_person_undoes_on_another_device_and_sees_what_is_undone() {
        ana.choose("rectangle");
        ana.drag(300, 300, 400, 400);
        awaitSameBoard(1);
        var drawn = ana.elements();
        ana.keys("Control+a");
        ana.drag(300, 325, 300, 425);
        awaitSameBoard(1);
        var moved = ana.elements();

        try (var tablet = anasOtherDevice()) {
            tablet.awaitButton("undo", "Undo moving 1 element");
            tablet.press("undo");
            Await.until("it is back", PATIENCE, () -> ana.elements().equals(drawn), ana::elements);
            awaitSameBoard(1);
            tablet.awaitButton("undo", "Undo adding 1 element");
            ana.awaitButton("redo", "Redo moving 1 element");
            ana.press("redo");
            Await.until("it is moved", PATIENCE, () -> tablet.elements().equals(moved), tablet::elements);
            tablet.awaitButton("undo", "Undo moving 1 element");
            assertThat(tablet.problems()).isEmpty();
        }
        assertThat(List.of(ana.problems(), ben.problems())).allMatch(List::isEmpty);
    }

    @Test
    void E9_U19_a_part_of_a_stroke_is_erased_for_both_and_comes_back_with_one_undo() {
        ana.choose("pen");
        ana.drag(150, 300, 450, 300);
        awaitSameBoard(1);
        var drawn = ana.elements();

        ben.choose("eraser");
        ben.press("erases-parts");
        ben.drag(300, 250, 300, 350);
        awaitSameBoard(2);
        assertThat(ana.elements().keySet()).doesNotContainAnyElementsOf(drawn.keySet());

        ben.keys("Control+z");
        awaitSameBoard(1);
        assertThat(ana.elements()).isEqualTo(drawn);
        assertThat(List.of(ana.problems(), ben.problems())).allMatch(List::isEmpty);
    }

    /** Waits until both see it. */
    private void awaitSeen(String what, Predicate<BufferedImage> isThere) {
        for (var page : List.of(ana, ben)) {
            Await.until("both see " + what, PATIENCE, () -> isThere.test(page.seen(515, 325, 30, 50)));
        }
    }

    /** Waits until the page shows that element of the board changed. */
    private static void awaitOther(ElementType type, Map<String, Element> before, BoardPage page) {
        Await.until(
                "the element is changed",
                PATIENCE,
                () -> !only(type, page.elements()).equals(only(type, before)),
                page::elements);
    }

    private static Element only(ElementType type, Map<String, Element> board) {
        return board.values().stream()
                .filter(element -> element.type() == type)
                .findFirst()
                .orElseThrow();
    }
}
