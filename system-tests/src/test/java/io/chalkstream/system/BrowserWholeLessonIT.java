package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.system.browser.BoardPage;
import io.chalkstream.system.browser.Device;
import io.chalkstream.system.browser.WebSocketProxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A lesson from its beginning to its end. Ana teaches, at one gateway. Ben, whose line breaks, and Cem, whose browser keeps
 * nothing, are at the other one; Dan, whose clock is a day fast, is at hers.
 */
class BrowserWholeLessonIT extends BrowserTest {
    private WebSocketProxy bensLine;
    private BoardPage cem;
    private BoardPage dan;

    @AfterEach
    void end_bens_line() {
        bensLine.close();
    }

    @Test
    void R5_R6_U16_a_teacher_and_three_students_come_by_code_work_and_end_with_the_same_board(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        bensLine = WebSocketProxy.to(gateways.get(1));
        openAlone(shared, gateways.get(0));
        ana.press("show-code");
        String code = ana.text("large-code");
        ana.press("hide-code");
        ana.keys("Escape");
        ana.awaitGone("share-panel");
        ben = byCode(bensLine.uri(), code, "Ben", Device.USUAL);
        cem = byCode(gateways.get(1), code, "Cem", Device.WITHOUT_STORAGE);
        dan = byCode(gateways.get(0), code, "Dan", Device.WITH_FAST_CLOCK);
        ana.awaitButton("people", "People: 4 people here");

        everybody_writes_or_draws();
        students_change_nothing_that_is_locked_or_frozen();
        what_a_student_has_drawn_without_a_connection_arrives_after_a_reload();
        the_teacher_removes_one_students_work_and_takes_back_anothers();
        a_student_takes_the_board_home_as_a_PDF();

        assertThat(List.of(ana, cem, dan)).allMatch(page -> page.problems().isEmpty());
    }

    private void everybody_writes_or_draws() {
        ana.fill("board-title", "Plants");
        ana.keys("Enter");
        ana.choose("post");
        ana.click(300, 250);
        ana.type("What do plants need?");
        ana.keys("Control+Enter");
        ben.choose("pen");
        ben.drag(500, 200, 600, 260);
        cem.choose("rectangle");
        cem.drag(650, 200, 750, 260);
        dan.choose("text");
        dan.click(500, 400);
        dan.type("Light, 빛");
        dan.keys("Control+Enter");
        awaitSameBoardForAll(4);
        Await.until("Dan sees the title", PATIENCE, () -> dan.title().startsWith("Plants"), dan::title);
    }

    private void students_change_nothing_that_is_locked_or_frozen() {
        ana.choose("select");
        ana.click(300, 250);
        ana.press("lock");
        Await.until("Cem sees the lock", PATIENCE, () -> cem.elements().values().stream()
                .anyMatch(Element::locked));
        awaitSameBoardForAll(4);
        var before = cem.elements();
        cem.choose("select");
        cem.drag(300, 300, 400, 400);
        cem.awaitText("toast", "The teacher has locked that");
        cem.keys("Delete");

        ana.press("menu");
        ana.press("menu-freeze");
        for (var student : List.of(ben, cem, dan)) {
            student.awaitText("banner", "frozen");
            student.keys("p");
            student.drag(100, 500, 200, 500);
            assertThat(student.elements()).isEqualTo(before);
            assertThat(student.pendingOps()).isZero();
        }
        ana.press("unfreeze");
        ben.awaitGone("banner");
    }

    private void what_a_student_has_drawn_without_a_connection_arrives_after_a_reload() {
        bensLine.cut();
        ben.awaitState("offline");
        ben.choose("pen");
        ben.drag(500, 480, 600, 480);
        ben.drag(500, 500, 600, 500);
        Await.until("both strokes are on the device", PATIENCE, ben::isSafeToLeave);
        ben.reloadWithoutConnection();
        Await.until("both strokes are shown again", PATIENCE, () -> ben.pendingOps() == 2);
        dan.setClockRight();
        dan.choose("line");
        dan.drag(650, 480, 750, 480);
        bensLine.mend();
        ben.noticeNetwork();
        awaitSameBoardForAll(7);
    }

    private void the_teacher_removes_one_students_work_and_takes_back_anothers() {
        ana.keys("Escape");
        ana.click(650, 230);
        ana.press("delete");
        awaitSameBoardForAll(6);

        ana.press("menu");
        ana.press("menu-take-back");
        ana.choose("take-back-user", "Dan");
        ana.choose("take-back-amount", "The last 10 changes");
        ana.press("confirm");
        ana.awaitText("toast", "Taken back: 2 elements");
        awaitSameBoardForAll(4);
    }

    private void a_student_takes_the_board_home_as_a_PDF() {
        cem.press("menu");
        cem.press("menu-export");
        cem.choose("export-format", "PDF");
        assertThat(new String(cem.download("confirm"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-")
                .contains("/Page")
                .contains("%%EOF");
    }

    private void awaitSameBoardForAll(int elements) {
        awaitSameBoard(elements, List.of(ana, ben, cem, dan));
    }
}
