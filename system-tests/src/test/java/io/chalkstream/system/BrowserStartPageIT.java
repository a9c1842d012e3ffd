package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The boards that Ana's device has kept. */
class BrowserStartPageIT extends BrowserTest {
    @Test
    void boards_are_duplicated_found_and_deleted_for_everybody(TestStack shared) {
        var gateway = shared.processes().gatewayUrls().get(1);
        openAlone(shared, gateway);
        String lesson = ana.boardId();
        ana.fill("board-title", "Fractions");
        ana.keys("Enter");
        ana.choose("rectangle");
        ana.drag(300, 300, 400, 400);
        Await.until("all is on the board", PATIENCE, () -> ana.pendingOps() == 0);

        ana.goTo(gateway + "/");
        ana.awaitText("board-card", "Fractions");
        ana.press("duplicate-board");
        ana.awaitState("online");
        Await.until("the copy is shown", PATIENCE, () -> ana.elements().size() == 1);
        String copy = ana.boardId();
        assertThat(copy).isNotEqualTo(lesson);
        Await.until(
                "it says that it is a copy", PATIENCE, () -> ana.title().startsWith("Fractions (copy)"), ana::title);

        ana.goTo(gateway + "/new");
        ana.awaitState("online");
        ana.fill("board-title", "Poems");
        ana.keys("Enter");
        Await.until("the title is on the board", PATIENCE, () -> ana.pendingOps() == 0);
        ana.goTo(gateway + "/");
        ana.fill("board-search", "COPY");
        ana.awaitText("board-card", "Fractions (copy)");
        ana.press("delete-board");
        ana.press("confirm-delete");
        ana.awaitGone("board-card");
        assertThat(stack.snapshot(copy).elements()).isEmpty();

        ana.goTo(gateway + "/");
        ana.awaitLabelled("Delete Poems for everybody");
        ana.awaitLabelled("Delete Fractions for everybody");
        assertThat(stack.snapshot(lesson).elements()).hasSize(1);
        assertThat(ana.problems()).isEmpty();
    }
}
