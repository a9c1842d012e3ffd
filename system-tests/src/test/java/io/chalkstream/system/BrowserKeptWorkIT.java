package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that somebody has made is lost. */
class BrowserKeptWorkIT extends BrowserTest {

    @BeforeEach
    void open_a_board_for_a_student(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        open(shared, gateways.get(0), gateways.get(1), "address");
    }

    @Test
    void E3_E4_what_was_drawn_offline_arrives_once_after_a_reload() {
        ben.setOffline(true);
        ben.awaitState("offline");
        ben.choose("pen");
        for (int i = 0; i < 5; i++) {
            ben.drag(300, 250 + 60 * i, 500, 260 + 60 * i);
        }
        ben.choose("post");
        ben.click(700, 300);
        ben.type("What do plants need?");
        ben.keys("Control+Enter");
        assertThat(ben.pendingOps()).isEqualTo(6);
        Await.until("all of it is on the device", PATIENCE, ben::isSafeToLeave);
        assertThat(ana.elements()).isEmpty();

        ben.setOffline(false);
        ben.reload();

        awaitSameBoard(6);
        assertThat(ana.elements().values())
                .filteredOn(element -> element.type() == ElementType.POST)
                .hasSize(1);
        assertThat(stack.snapshot(ana.boardId()).seq()).as("each of it once").isEqualTo(6);
    }

    @Test
    void R5_a_note_that_is_being_written_when_the_board_is_frozen_is_put_when_it_may_be() {
        ben.choose("post");
        ben.click(400, 300);
        ben.type("What do plants need?");

        ana.press("menu");
        ana.press("menu-freeze");
        ben.awaitText("writing-hint", "The teacher has frozen the board");
        ben.click(800, 550);
        assertThat(ben.value("post-title")).isEqualTo("What do plants need?");
        assertThat(ana.elements()).isEmpty();

        ana.press("unfreeze");
        awaitSameBoard(1);
        assertThat(ana.elements().values())
                .extracting(element -> element.props().get(Property.TITLE))
                .containsExactly(SampleChanges.text("What do plants need?"));
    }
}
