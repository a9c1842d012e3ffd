package io.chalkstream.protocol.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardDocumentTest {
    @Test
    void T1_a_written_document_is_read_unchanged() {
        var document =
                BoardDocument.of("Fractions", List.of(text("e1"), text("e2").withLock(true)));

        assertThat(Json.read(Json.bytes(document), BoardDocument.class)).isEqualTo(document);
        assertThat(Json.text(BoardDocument.of("", List.of())))
                .isEqualTo("{\"format\":\"chalkstream-board\",\"version\":1,\"title\":\"\",\"elements\":[]}");
    }

    @Test
    void T2_an_invalid_document_or_impossible_board_is_refused_as_a_whole() {
        String elements = ",\"title\":\"\",\"elements\":[]}";
        assertRefused(ErrorCode.MALFORMED, "{}");
        assertRefused(ErrorCode.MALFORMED, "{\"format\":\"other\",\"version\":1" + elements);
        assertRefused(ErrorCode.MALFORMED, "{\"format\":\"chalkstream-board\",\"version\":2" + elements);
        assertRefused(
                ErrorCode.MALFORMED,
                "{\"format\":\"chalkstream-board\",\"version\":1,\"title\":\"\",\"elements\":[{\"id\":\"e1\"}]}");
        assertThatThrownBy(() -> BoardDocument.of("", List.of(text("e1"), text("e1"))))
                .isInstanceOf(InvalidMessageException.class);
        assertThatThrownBy(() -> BoardDocument.of("x".repeat(201), List.of()))
                .isInstanceOf(InvalidMessageException.class);
    }

    private static Element text(String id) {
        return Json.read(
                "{\"id\":\"" + id
                        + "\",\"type\":\"text\",\"props\":{\"x\":1,\"y\":2,\"z\":\"a\",\"color\":\"red\",\"size\":4,\"text\":\"hi\"}}",
                Element.class);
    }

    private static void assertRefused(ErrorCode code, String json) {
        assertThatThrownBy(() -> Json.read(json, BoardDocument.class))
                .isInstanceOfSatisfying(InvalidMessageException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }
}
