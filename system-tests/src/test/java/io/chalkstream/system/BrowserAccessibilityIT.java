package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.system.browser.BoardPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page for people who don't see it, see it otherwise, or have keys alone. */
class BrowserAccessibilityIT extends BrowserTest {
    private final List<String> broken = new ArrayList<>();

    @BeforeEach
    void open_a_board_and_share_the_students_link(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address");
    }

    @Test
    void no_view_breaks_a_rule_of_WCAG_2_2_AA_in_light_and_dark() {
        ana.press("share");
        ana.awaitText("share-panel", "Invite");
        check("share panel", ana);
        ana.keys("Escape");
        ana.choose("post");
        ana.click(500, 300);
        ana.type("Homework");
        ana.keys("Control+Enter");
        awaitSameBoard(1);
        check("student's board", ben);
        for (String theme : List.of("Light", "Dark")) {
            ana.press("menu");
            ana.press("menu-settings");
            ana.choose("theme", theme);
            check(theme + " settings", ana);
            ana.press("close-settings");
            ana.awaitGone("settings");
            ana.click(500, 300);
            ana.press("comments");
            ana.awaitText("comments-panel", "Homework");
            check(theme + " board with a selection and its comments", ana);
            ana.keys("Escape");
            ana.press("people");
            ana.awaitText("people-panel", "Ben");
            check(theme + " people", ana);
            ana.keys("Escape");
            ana.press("menu");
            ana.awaitText("menu-new", "New board");
            check(theme + " menu", ana);
            ana.press("menu-shortcuts");
            ana.awaitText("shortcut-sheet", "Tools");
            check(theme + " shortcuts", ana);
            ana.press("close-shortcuts");
            ana.press("menu");
            ana.press("menu-clear");
            ana.awaitText("confirm", "Clear");
            check(theme + " question", ana);
            ana.keys("Escape");
            ana.awaitGone("confirm");
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void keys_alone_make_find_change_comment_and_delete_and_others_hear_of_it() {
        ana.keys("F6");
        ana.keys("n");
        ana.keys("Enter");
        ana.type("Plants");
        ana.keys("Control+Enter");
        assertThat(ana.focused()).isEqualTo("surface");
        ana.keys("Escape");
        ana.keys("r");
        ana.keys("Enter");
        awaitSameBoard(2);
        ben.awaitText("announcement", "Ana added");
        Await.until(
                "Ben can read it",
                PATIENCE,
                () -> ben.text("outline").contains("Plants, by Ana"),
                () -> ben.text("outline"));

        ana.keys("Escape");
        ana.keys("Tab");
        assertThat(ana.text("announcement")).contains("Rectangle").contains("1 of 2");
        ana.keys("Tab");
        assertThat(ana.text("announcement")).contains("Plants").contains("2 of 2");
        ana.keys("Shift+Tab");
        assertThat(ana.text("announcement")).contains("Rectangle").contains("1 of 2");
        ana.keys("Tab");
        ana.keys("Control+Shift+ArrowRight");
        ana.keys("ArrowDown");
        ana.keys("c");
        ana.type("Why?");
        ana.keys("Enter");
        awaitSameBoard(3);
        ana.keys("Escape");
        ana.keys("Delete");
        Await.until(
                "the note is gone for Ben, too",
                PATIENCE,
                () -> ben.elements().values().stream().noneMatch(element -> element.type() == ElementType.POST),
                () -> ben.elements().keySet());
        ana.keys("Tab");
        assertThat(ana.text("announcement")).contains("1 of 1");
        ana.keys("Tab");
        assertThat(ana.focused()).isNotEqualTo("surface");
        assertThat(ana.problems()).isEmpty();
    }

    private void check(String view, BoardPage page) {
        page.brokenAccessibilityRules().forEach(rule -> broken.add(view + ": " + rule));
    }
}
