package io.chalkstream.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.BoardDocument;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ana is a teacher; Ben comes by the students' link. */
class BrowserLookingBackIT extends BrowserTest {
    @BeforeEach
    void open_a_board_and_share_the_students_link(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address");
    }

    @Test
    void H3_K13_a_teacher_finds_what_was_deleted_copies_it_and_restores_it_for_everybody() {
        ana.choose("rectangle");
        ana.drag(150, 200, 250, 300);
        ben.choose("ellipse");
        ben.drag(300, 200, 400, 300);
        awaitSameBoard(2);
        var before = ana.elements();
        ben.keys("Escape");
        ben.point(700, 500);
        Await.until(
                "Ana sees the ellipse without Ben's pointer",
                PATIENCE,
                () -> differing(ben.seen(300, 200, 100, 100), ana.seen(300, 200, 100, 100)) < 30);
        var seen = ana.seen(300, 200, 100, 100);
        ana.keys("Escape");
        ana.keys("Control+a");
        ana.keys("Delete");
        awaitSameBoard(0);

        ana.press("menu");
        ana.press("menu-look-back");
        ana.press("before-removal");
        Await.until("Ana sees the ellipse", PATIENCE, () -> differing(seen, ana.seen(300, 200, 100, 100)) < 30);
        ana.press("past-comments-toggle");
        ana.awaitText("past-comments", "No comments yet");
        assertThat(ana.brokenAccessibilityRules()).as("the time machine").isEmpty();
        ana.press("past-comments-toggle");
        ana.press("export-past");
        ana.choose("export-format", "Chalkstream file");
        assertThat(Json.read(new String(ana.download("confirm"), UTF_8), BoardDocument.class)
                        .elements())
                .extracting(Element::id)
                .containsExactlyInAnyOrderElementsOf(before.keySet());
        ana.click(700, 200);
        ana.keys("Delete");
        ana.awaitText("toast", "You see the board as it was. Go back to now to change it");
        ben.choose("line");
        ben.drag(500, 200, 560, 300);
        awaitSameBoard(1);

        ana.press("copy-past");
        try (var copy = ana.onAnotherDevice(ana.link("open-copy"))) {
            Await.until("the copy has both", PATIENCE, () -> copy.elements().equals(before), copy::elements);
            assertThat(copy.problems()).isEmpty();
        }
        ana.press("restore");
        ana.awaitText("confirm", "Restore");
        assertThat(ana.brokenAccessibilityRules())
                .as("the question before restoring")
                .isEmpty();
        ana.press("confirm");
        awaitSameBoard(2);
        assertThat(ben.elements()).isEqualTo(before);
        ana.keys("Control+z");
        awaitSameBoard(1);
        assertThat(List.of(ana.problems(), ben.problems())).allMatch(List::isEmpty);
    }
}
