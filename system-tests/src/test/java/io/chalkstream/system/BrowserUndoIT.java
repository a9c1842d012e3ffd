package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import java.util.List;
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
    void U16_a_teacher_takes_back_what_one_student_did_and_undoes_that() {
        var blank = ana.seen(290, 340, 60, 20);
        ana.choose("ellipse");
        ana.drag(150, 300, 250, 400);
        ben.choose("rectangle");
        ben.drag(300, 300, 400, 400);
        ben.choose("line");
        ben.drag(450, 300, 550, 400);
        awaitSameBoard(3);
        var before = ana.elements();

        ana.press("menu");
        ana.press("menu-take-back");
        ana.choose("take-back-user", "Ben");
        ana.choose("take-back-amount", "The last 10 changes");
        ana.press("confirm");
        awaitSameBoard(1);
        assertThat(ben.elements().values()).extracting(Element::type).containsExactly(ElementType.ELLIPSE);
        for (var page : List.of(ana, ben)) {
            Await.until(
                    "nothing of it is to be seen", PATIENCE, () -> differing(blank, page.seen(290, 340, 60, 20)) == 0);
        }

        ana.keys("Control+z");
        awaitSameBoard(3);
        assertThat(ana.elements()).isEqualTo(before);
        for (var page : List.of(ana, ben)) {
            Await.until("it is seen again", PATIENCE, () -> differing(blank, page.seen(290, 340, 60, 20)) > 20);
        }
        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems()).isEmpty();
    }
}
