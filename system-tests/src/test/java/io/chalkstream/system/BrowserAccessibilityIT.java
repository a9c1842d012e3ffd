package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.system.browser.BoardPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
    void no_view_of_the_board_breaks_a_rule_of_WCAG_2_2_AA_in_light_and_dark() {
        ana.press("share");
        ana.awaitText("share-panel", "Invite");
        check("share panel", ana);
        ana.press("show-code");
        ana.awaitText("code-screen", "until");
        check("code on the whole screen", ana);
        ana.press("hide-code");
        ana.keys("Escape");
        ana.choose("post");
        ana.click(500, 300);
        ana.type("Homework");
        ana.keys("Control+Enter");
        awaitSameBoard(1);
        check("student's board", ben);

        ana.choose("pen");
        ana.press("style-more");
        check("lines", ana);
        ana.choose("text");
        ana.awaitLabelled("Bold");
        check("letters", ana);
        ana.keys("Escape");
        ana.choose("select");
        ana.click(500, 300);
        ana.press("numbers");
        ana.awaitText("numbers-panel", "Width");
        check("numbers", ana);
        ana.keys("Escape");
        ana.press("comments");
        ana.awaitText("comments-panel", "Homework");
        check("board with a selection and its comments", ana);
        ana.keys("Escape");
        ana.menuAt(500, 300);
        check("context menu", ana);
        ana.keys("Escape");
        ana.press("people");
        ana.awaitText("people-panel", "Ben");
        check("people", ana);
        ana.pressLabelled("Remove Ben");
        check("question", ana);
        ana.keys("Escape");
        ana.awaitGone("confirm");
        ana.press("change-name");
        check("question for another name", ana);
        ana.keys("Escape");
        ana.awaitGone("name-input");
        ana.keys("Control+k");
        check("palette", ana);
        ana.keys("Escape");
        ana.awaitGone("palette");
        ana.press("menu");
        ana.awaitText("menu-new", "New board");
        check("menu", ana);
        ana.press("menu-shortcuts");
        ana.awaitText("shortcut-sheet", "Tools");
        check("shortcuts", ana);
        ana.press("close-shortcuts");
        ana.press("menu");
        ana.press("menu-take-back");
        ana.awaitText("take-back-preview", "1 change");
        check("taking back", ana);
        ana.keys("Escape");
        ana.awaitGone("take-back-preview");
        ana.press("menu");
        ana.press("menu-paper");
        ana.awaitText("paper-dots", "Dots");
        check("paper", ana);
        ana.keys("Escape");
        ana.awaitGone("paper-dots");
        ana.press("menu");
        ana.press("menu-export");
        ana.awaitText("export", "Pages");
        check("export", ana);
        ana.keys("Escape");
        ana.awaitGone("export");
        ana.press("menu");
        ana.press("menu-settings");
        ana.choose("theme", "Dark");
        check("settings, in the chosen theme", ana);
        ana.press("close-settings");
        ana.awaitGone("settings");
        ana.resize(320, 256);
        check("board at 400 %", ana);
        assertThat(ana.outlineInForcedColors("tool-select")).isEqualTo("solid 2px");
        assertThat(broken).isEmpty();
    }

    @Test
    void no_view_before_the_board_breaks_a_rule_of_WCAG_2_2_AA_in_light_and_dark() {
        ana.press("people");
        ana.press("waiting-room");
        var dan = visitor(gatewayOfBen() + "/");
        dan.awaitText("new-board", "New board");
        check("start page", dan);
        dan.fill("code-input", "ACDEFG");
        dan.press("join");
        dan.awaitText("join-problem", "No board has this code");
        check("start page after a code that no board has", dan);
        dan.goTo(bensLink());
        dan.awaitText("name-submit", "Continue");
        check("question for the name", dan);
        dan.giveName("Dan");
        dan.awaitNoAccess("waiting");
        check("waiting room", dan);
        assertThat(dan.movingParts(false)).isPositive();
        assertThat(dan.movingParts(true)).isZero();
        ana.awaitText("waiting", "Dan");
        check("people who wait", ana);
        ana.press("admit");
        dan.awaitState("online");
        dan.goTo(gatewayOfBen() + "/");
        dan.awaitText("board-card", "Untitled");
        check("start page with a board", dan);
        dan.goTo(gatewayOfBen() + "/b/none");
        dan.awaitNoAccess("no-link");
        check("no access", dan);
        assertThat(broken).isEmpty();
    }

    @Test
    void keys_alone_make_find_move_resize_edit_comment_and_delete_and_others_hear_of_it() {
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
        var before = note();
        ana.keys("Control+Shift+ArrowRight");
        ana.keys("ArrowDown");
        awaitNote(
                "wider and lower",
                note -> number(note, Property.W) > number(before, Property.W)
                        && number(note, Property.Y) > number(before, Property.Y)
                        && number(note, Property.X) == number(before, Property.X));
        ana.keys("Enter");
        ana.type(" and light");
        ana.keys("Control+Enter");
        awaitNote("edited", note -> note.props().get(Property.TITLE).equals(SampleChanges.text("Plants and light")));
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

        ana.keys("Control+k");
        ana.type("freeze");
        ana.keys("Enter");
        ben.awaitText("banner", "frozen");
        assertThat(ben.isShown("toast")).isFalse();
        assertThat(ben.whyNot("tool-pen")).isEqualTo("The teacher has frozen the board");
        assertThat(ben.brokenAccessibilityRules()).as("a frozen board").isEmpty();
        assertThat(ana.problems()).isEmpty();
    }

    private Element note() {
        return ben.elements().values().stream()
                .filter(element -> element.type() == ElementType.POST)
                .findFirst()
                .orElseThrow();
    }

    private void awaitNote(String how, Predicate<Element> isSo) {
        Await.until("Ben sees the note " + how, PATIENCE, () -> isSo.test(note()), this::note);
    }

    private static double number(Element element, Property property) {
        return ((Value.Num) element.props().get(property)).value();
    }

    private void check(String view, BoardPage page) {
        page.brokenAccessibilityRules().forEach(rule -> broken.add(view + ": " + rule));
    }
}
