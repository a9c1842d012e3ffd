package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.system.browser.BoardPage;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people write on a board: with the same letters, and each sees where the other one writes. */
class BrowserTextIT extends BrowserTest {
    private static final String WRITTEN = "Plants need light, 숙제를 내일까지 꼭 제출해 주세요";

    private URI bensGateway;

    @BeforeEach
    void open_a_board_and_share_its_address(TestStack shared) {
        var gateways = shared.processes().gatewayUrls();
        bensGateway = gateways.get(1);
        open(shared, gateways.get(0), bensGateway, "address-teacher");
    }

    @Test
    void what_one_person_writes_in_a_shape_has_the_same_lines_for_the_other_with_letters_from_the_gateway() {
        ana.choose("rectangle");
        ana.drag(300, 200, 540, 340);
        awaitSameBoard(1);

        ana.keys("Enter");
        ana.type(WRITTEN);
        Await.until(
                "Ben sees that Ana writes", PATIENCE, () -> ben.writerNames().equals(List.of("Ana")));
        ben.keepScreenshot("somebody-writes");
        assertThat(ana.brokenAccessibilityRules()).as("a text in a shape").isEmpty();
        ana.keys("Control+Enter");
        Await.until(
                "what she has written is there, and she writes no longer",
                PATIENCE,
                () -> ben.writerNames().isEmpty()
                        && ben.elements().values().stream().anyMatch(element -> new Value.Text(WRITTEN)
                                .equals(element.props().find(Property.LABEL))));
        awaitSameBoard(1);

        ana.keys("Escape");
        ana.point(700, 500);
        ben.keys("Escape");
        ben.point(700, 560);
        Await.until("both see the same", PATIENCE, () -> differing(shape(ana), shape(ben)) == 0);
        assertThat(ben.fontFiles())
                .allMatch(file -> file.startsWith(bensGateway + "/assets/noto-sans-"))
                .anyMatch(file -> file.contains("noto-sans-kr-"));
        assertThat(ana.problems()).isEmpty();
        assertThat(ben.problems()).isEmpty();
    }

    /** The shape and what is around it, as somebody sees it. */
    private static BufferedImage shape(BoardPage page) {
        return page.seen(280, 180, 280, 200);
    }
}
