package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.system.browser.WebSocketProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No work of a person is lost. Ben is a student, and his WebSockets can be cut. */
class BrowserKeptWorkIT extends BrowserTest {
    private static final String WORDS = "What do plants need?";

    private WebSocketProxy bensLine;

    @BeforeEach
    void open_a_board_for_a_student(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        bensLine = WebSocketProxy.to(gateways.get(1));
        open(shared, gateways.get(0), bensLine.uri(), "address");
    }

    @AfterEach
    void end_bens_line() {
        bensLine.close();
    }

    @Test
    void E3_E4_offline_changes_arrive_once_after_a_reload() {
        bensLine.cut();
        ben.awaitState("offline");
        ben.choose("pen");
        for (int i = 0; i < 5; i++) {
            ben.drag(300, 200 + 50 * i, 500, 210 + 50 * i);
        }
        ben.choose("post");
        ben.click(700, 300);
        ben.type(WORDS);
        ben.keys("Control+Enter");
        assertThat(ben.pendingOps()).isEqualTo(6);
        Await.until("all of it is on the device", PATIENCE, ben::isSafeToLeave);

        ben.reloadWithoutConnection();
        Await.until("all of it is shown again", PATIENCE, () -> ben.pendingOps() == 6);
        assertThat(ben.elements()).hasSize(6);
        assertThat(ana.elements()).isEmpty();

        bensLine.mend();
        awaitSameBoard(6);
        assertThat(ana.elements().values())
                .filteredOn(element -> element.type() == ElementType.POST)
                .hasSize(1);
        assertThat(stack.snapshot(ana.boardId()).seq()).as("each of it once").isEqualTo(6);
    }

    @Test
    void R5_a_note_written_during_a_freeze_is_put_after_it() {
        ben.choose("post");
        ben.click(400, 300);
        ben.type(WORDS);

        ana.press("menu");
        ana.press("menu-freeze");
        ben.awaitText("writing-hint", "The teacher has frozen the board");
        ben.click(800, 500);
        assertThat(ben.value("post-title")).isEqualTo(WORDS);
        assertThat(ana.elements()).isEmpty();

        ana.press("unfreeze");
        awaitSameBoard(1);
        assertThat(ana.elements().values())
                .extracting(element -> element.props().get(Property.TITLE))
                .containsExactly(SampleChanges.text(WORDS));
    }
}
