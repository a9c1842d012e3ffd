package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies around the board, on screens of all sizes. */
class BrowserScreensIT extends BrowserTest {
    private static final int HIGH = 740;
    private static final int FLAT = 360;
    private static final int WIDE_AT_400_PERCENT = 320;
    private static final int HIGH_AT_400_PERCENT = 256;

    @BeforeEach
    void open_a_board_and_share_the_students_link(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address");
    }

    @Test
    void every_button_is_reachable_and_the_title_readable_at_any_width() {
        ana.choose("post");
        ana.click(500, 300);
        ana.type("Homework");
        ana.keys("Control+Enter");
        ana.press("menu");
        ana.press("menu-freeze");
        ana.awaitText("banner", "frozen");
        ana.fill("board-title", "5 September: fractions");
        ana.keys("Enter");

        for (int width : List.of(320, 360, 480, 600, 601, 760, 761, 762, 820, 888, 900, 901, 1024, 1366)) {
            ana.resize(width, HIGH);
            Await.until(
                    "every button can be pressed at a width of " + width,
                    PATIENCE,
                    () -> ana.unreachableButtons().isEmpty(),
                    ana::unreachableButtons);
            assertThat(ana.width("board-title")).as("title at " + width).isGreaterThan(70);
        }
        ana.resize(FLAT, HIGH);
        Await.until("a phone's bars leave the board free", PATIENCE, () -> ana.heightFromBelow("like") < HIGH / 6.0);
        for (String panel : List.of("tools", "style")) {
            ana.press(panel.equals("tools") ? "more-tools" : panel);
            Await.until(
                    "every button of the panel with more can be pressed: " + panel,
                    PATIENCE,
                    () -> ana.isShown(panel + "-panel")
                            && unreachableIn("tool-", "color-").isEmpty(),
                    () -> unreachableIn("tool-", "color-"));
            ana.keys("Escape");
        }
        ana.resize(HIGH, FLAT);
        Await.until(
                "every button can be pressed in a flat window",
                PATIENCE,
                () -> ana.unreachableButtons().isEmpty(),
                ana::unreachableButtons);
        ana.resize(WIDE_AT_400_PERCENT, HIGH_AT_400_PERCENT);
        Await.until(
                "every button can be pressed at 400 %",
                PATIENCE, () -> ana.unreachableButtons().isEmpty(), ana::unreachableButtons);
        ana.press("menu");
        ana.press("menu-delete");
        ana.awaitText("confirm", "Delete");
        assertThat(ana.problems()).isEmpty();
    }

    private List<String> unreachableIn(String... kinds) {
        return ana.unreachableButtons().stream()
                .filter(button -> Stream.of(kinds).anyMatch(button::startsWith))
                .toList();
    }

    @Test
    void a_panel_is_closed_by_Escape_by_the_menu_and_by_a_press_on_the_board_that_draws_nothing() {
        ben.resize(FLAT, HIGH);
        ben.press("share");
        ben.awaitText("share-panel", "Invite");
        ben.keys("Escape");
        ben.awaitGone("share-panel");
        ben.press("share");
        ben.press("menu");
        ben.awaitGone("share-panel");
        ben.awaitText("menu-new", "New board");
        ben.click(300, 450);
        ben.awaitGone("menu-new");
        assertThat(ben.elements()).isEmpty();
        ben.drag(100, 400, 250, 400);
        assertThat(ben.elements()).hasSize(1);
        assertThat(ben.problems()).isEmpty();
    }

    @Test
    void a_tooltip_is_next_to_its_button() {
        for (String button : List.of("menu", "people", "tool-pen", "undo", "zoom-fit")) {
            assertThat(ben.tooltipDistance(button)).as(button).isBetween(5.0, 20.0);
        }
    }

    @Test
    void a_page_error_is_shown_and_the_person_can_continue() {
        ana.fail();
        ana.awaitText("problem", "went wrong");
        ana.choose("rectangle");
        ana.drag(300, 300, 400, 400);
        awaitSameBoard(1);

        ana.press("problem-reload");
        ana.awaitGone("problem");
        ana.awaitState("online");
        awaitSameBoard(1);
    }
}
