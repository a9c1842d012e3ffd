package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.system.browser.BoardPage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ana is a teacher; Ben comes by the students' link. */
class BrowserLessonIT extends BrowserTest {
    @BeforeEach
    void open_a_board_and_share_the_students_link(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address");
    }

    @Test
    void B8_B9_a_student_likes_and_comments_on_a_teachers_work() {
        ana.choose("arrow");
        ana.drag(200, 250, 400, 350);
        ana.choose("post");
        ana.click(600, 300);
        ana.type("Homework");
        ana.keys("Control+Enter");
        awaitSameBoard(2);

        ben.choose("select");
        ben.click(600, 300);
        ben.press("like");
        ben.press("comments");
        ben.fill("comment-text", "Which page?");
        ben.press("comment-add");
        awaitSameBoard(3);
        assertThat(ana.elements().values())
                .extracting(Element::type)
                .containsExactlyInAnyOrder(ElementType.ARROW, ElementType.POST, ElementType.COMMENT);
        assertThat(ana.elements().values())
                .filteredOn(element -> element.type() == ElementType.POST)
                .first()
                .satisfies(post -> assertThat(post.likes()).hasSize(1));
        assertThat(ana.elements().values())
                .filteredOn(element -> element.type() == ElementType.COMMENT)
                .first()
                .extracting(comment -> comment.props().get(Property.NAME))
                .isEqualTo(SampleChanges.text("Ben"));

        ana.press("comments");
        ana.awaitText("comment", "Which page?");
        ana.press("comment-remove");
        awaitSameBoard(2);
        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems()).isEmpty();
    }

    @Test
    void B10_B12_clearing_a_board_can_be_undone_and_deleting_it_cannot() {
        ana.choose("ellipse");
        ana.drag(300, 300, 400, 400);
        ana.choose("line");
        ana.drag(450, 300, 600, 400);
        awaitSameBoard(2);
        var before = ana.elements();

        ana.press("menu");
        ana.press("menu-clear");
        ana.press("confirm");
        awaitSameBoard(0);
        ana.press("undo");
        awaitSameBoard(2);
        assertThat(ana.elements()).isEqualTo(before);

        ana.press("menu");
        ana.press("menu-delete");
        ana.press("confirm");
        ben.awaitText("board-deleted", "deleted");
        ana.awaitText("board-deleted", "deleted");
        awaitSameBoard(0);
    }

    @Test
    void K6_a_revoked_link_disconnects_students_and_the_new_one_admits_them() {
        ana.choose("rectangle");
        ana.drag(300, 300, 500, 400);
        awaitSameBoard(1);

        ana.press("share");
        ana.press("revoke-student");
        ana.press("confirm");
        ben.awaitText("no-access", "link");
        Await.until(
                "Ana has another link", PATIENCE, () -> !ana.shared("address").equals(ben.url()));

        bensNext(ana.shared("address"));
        awaitSameBoard(1);
    }

    @Test
    void A8_a_student_follows_a_teacher_until_panning_away_and_follows_a_call() {
        var cursorless = ben.seen(795, 595, 60, 30);
        ana.choose("rectangle");
        ana.drag(300, 300, 400, 400);
        ana.keys("Escape");
        ana.point(800, 600);
        awaitSameBoard(1);

        ben.press("people");
        ben.press("person", "Ana");
        ben.point(100, 40);
        ben.awaitText("following", "Following Ana");
        ana.keys("-");
        ana.keys("-");
        ana.keys("ArrowRight");
        awaitSameView("50%");
        Await.until(
                "Ben sees Ana's cursor where hers is",
                PATIENCE,
                () -> differing(cursorless, ben.seen(795, 595, 60, 30)) > 100);

        ben.keys("ArrowDown");
        ben.awaitGone("following");
        ana.keys("-");
        ana.keys("ArrowLeft");
        ana.choose("ellipse");
        ana.drag(300, 300, 400, 400);
        ana.keys("Escape");
        awaitSameBoard(2);
        assertThat(ben.text("zoom-actual")).isEqualTo("50%");

        ana.press("people");
        ana.press("call");
        ben.awaitText("toast", "Ana has brought everyone here");
        ben.awaitText("following", "Following Ana");
        awaitSameView("25%");
        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems()).isEmpty();
    }

    @Test
    void A9_hidden_students_see_neither_cursors_nor_names_of_each_other() {
        var cem = bensClassmate("Cem");
        ana.choose("post");
        ana.click(400, 300);
        ana.type("Homework");
        ana.keys("Control+Enter");
        cem.point(300, 500);
        Await.until("Ben sees Cem", PATIENCE, () -> ben.cursorNames().contains("Cem"), ben::cursorNames);

        ana.press("menu");
        ana.press("menu-hide-students");
        Await.until("Ben doesn't see Cem", PATIENCE, () -> !ben.cursorNames().contains("Cem"), ben::cursorNames);
        comment(cem, "Which page?");
        readComments(ben);
        readComments(ana);
        for (var reader : List.of(ana, ben)) {
            reader.awaitText("comment", "Which page?");
            reader.awaitText("comment", "A student");
        }

        ben.press("people");
        ben.awaitText("people-panel", "Students don't see each other");
        assertThat(ben.text("people-panel")).contains("Ana").doesNotContain("Cem");
        ana.press("people");
        ana.awaitText("people-panel", "Cem");
        assertThat(ben.problems()).isEmpty();
    }

    private static void readComments(BoardPage reader) {
        reader.choose("select");
        reader.click(400, 300);
        reader.press("comments");
    }

    private static void comment(BoardPage author, String text) {
        readComments(author);
        author.fill("comment-text", text);
        author.press("comment-add");
    }

    /** Waits until Ben's view is as large as Ana's, and shows what she has drawn at the same place, beside the panel's shadow. */
    private void awaitSameView(String zoom) {
        Await.until(
                "Ben sees what Ana sees",
                PATIENCE,
                () -> List.of(ana, ben).stream()
                                .allMatch(page -> page.text("zoom-actual").equals(zoom))
                        && differing(ana.seen(200, 292, 205, 260), ben.seen(200, 292, 205, 260)) == 0,
                () -> ben.text("zoom-actual"));
    }
}
