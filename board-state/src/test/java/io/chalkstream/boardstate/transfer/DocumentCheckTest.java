package io.chalkstream.boardstate.transfer;

import static io.chalkstream.boardstate.board.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DocumentCheckTest {
    private static final String HEAD = "{\"format\":\"chalkstream-board\",\"version\":1,\"title\":\"\",\"elements\":[";

    private final DocumentCheck check = new DocumentCheck();

    @Test
    void T2_limits_are_enforced_while_the_document_arrives() {
        feed(HEAD + Json.text(text("e0", 0, "x".repeat(Limits.TEXT_LENGTH))));
        assertRefused(ErrorCode.OVER_LIMIT, () -> {
            for (int i = 1; i <= Limits.BOARD_BYTES / Limits.TEXT_LENGTH; i++) {
                feed("," + Json.text(text("e" + i, 0, "x".repeat(Limits.TEXT_LENGTH))));
            }
        });
    }

    @Test
    void T2_there_are_no_more_elements_than_a_board_may_have() {
        feed(HEAD + Json.text(text("e0")));
        assertRefused(ErrorCode.OVER_LIMIT, () -> {
            for (int i = 1; i <= Limits.ELEMENTS_PER_BOARD; i++) {
                feed("," + Json.text(text("e" + i)));
            }
        });
    }

    @Test
    void T2_a_document_of_another_version_is_refused() {
        assertRefused(ErrorCode.MALFORMED, () -> feed(HEAD + Json.text(text("e1")) + "," + Json.text(text("e1"))));
        assertEndRefused("{\"format\":\"other\",\"version\":1,\"title\":\"\",\"elements\":[]}");
        assertEndRefused("{\"format\":\"chalkstream-board\",\"version\":2,\"title\":\"\",\"elements\":[]}");
        assertEndRefused(HEAD + "]");
    }

    @Test
    void V5_a_document_of_a_later_release_is_refused() {
        assertRefused(
                ErrorCode.UNKNOWN_KIND, () -> feed(HEAD + "{\"id\":\"e1\",\"type\":\"later\",\"props\":{\"a\":1}}"));
    }

    @Test
    void B25_a_document_with_an_element_outside_is_refused_by_the_elements_id() {
        var tiny = Json.text(text("e7")).replace("\"size\":20", "\"size\":1e-300");

        assertThatThrownBy(() -> feed(HEAD + Json.text(text("e1")) + "," + tiny))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("element e7 ");
    }

    private static void assertEndRefused(String document) {
        var check = new DocumentCheck();
        check.feed(document.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(check::end).isInstanceOf(RefusedException.class);
    }

    private static void assertRefused(ErrorCode code, Runnable feeding) {
        assertThatThrownBy(feeding::run)
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }

    private void feed(String json) {
        check.feed(json.getBytes(StandardCharsets.UTF_8));
    }
}
