package io.chalkstream.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.chalkstream.protocol.board.BoardDocument;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementsParserTest {
    private static final String NOTE =
            "{\"id\":\"e1\",\"type\":\"later-kind\",\"props\":{\"a\":[1,2.5,{\"b\":\"다\"}]}}";

    private final List<Element> elements = new ArrayList<>();
    private final ElementsParser parser = new ElementsParser(elements::add);

    @Test
    void elements_are_read_from_any_split_of_the_bytes() {
        String json = "{\"format\":\"f\",\"other\":{\"elements\":[1]},\"elements\":[" + NOTE + "," + NOTE
                + "],\"version\":7,\"title\":\"가\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (int size : List.of(1, 2, 3, 50, bytes.length)) {
            var found = new ArrayList<Element>();
            var reading = new ElementsParser(found::add);
            for (int from = 0; from < bytes.length; from += size) {
                byte[] some = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
                reading.feed(some, some.length);
            }
            reading.end();

            var element = Json.read(NOTE, Element.class);
            assertThat(found).containsExactly(element, element);
            assertThat(reading.field("format")).isEqualTo("f");
            assertThat(reading.field("version")).isEqualTo(7);
            assertThat(reading.field("title")).isEqualTo("가");
        }
    }

    @Test
    void an_empty_document_is_one() {
        feed(Json.text(BoardDocument.of("", List.of())));
        parser.end();

        assertThat(elements).isEmpty();
    }

    @Test
    void an_element_is_passed_on_before_the_next_one_arrives() {
        feed("{\"elements\":[" + NOTE);

        assertThat(elements).hasSize(1);
    }

    @Test
    void malformed_json_is_refused_at_once() {
        for (var wrong : List.of(
                "[",
                "1 ",
                "null ",
                "{}x",
                "{\"elements\":[]}{",
                "{\"elements\":1,",
                "{\"elements\":[1,",
                "{\"elements\":[[",
                "{\"elements\":[{}",
                "{\"elements\":[],\"elements\":[",
                "{\"a\":" + "[".repeat(20),
                "{\"elements\":[{\"id\":" + "[".repeat(20),
                "{\"a\":\"" + "x".repeat(ElementsParser.ELEMENT_BYTES))) {
            var reading = new ElementsParser(element -> {});
            byte[] bytes = wrong.getBytes(StandardCharsets.UTF_8);
            assertThat(catchThrowable(() -> reading.feed(bytes, bytes.length)))
                    .as("%.40s", wrong)
                    .isInstanceOf(InvalidMessageException.class);
        }
    }

    @Test
    void a_truncated_document_is_refused() {
        for (var wrong : List.of("", "{", "{\"elements\":[", "{\"elements\":[" + NOTE, "{}", "{\"title\":\"x\"}")) {
            var reading = new ElementsParser(element -> {});
            byte[] bytes = wrong.getBytes(StandardCharsets.UTF_8);
            reading.feed(bytes, bytes.length);
            assertThatThrownBy(reading::end).as(wrong).isInstanceOf(InvalidMessageException.class);
        }
    }

    @Test
    void an_element_that_grows_without_end_is_refused() {
        feed("{\"elements\":[{\"id\":[");
        byte[] more = "1,".repeat(32 * 1024).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> {
                    for (int fed = 0; fed <= 2 * ElementsParser.ELEMENT_BYTES; fed += more.length) {
                        parser.feed(more, more.length);
                    }
                })
                .isInstanceOfSatisfying(InvalidMessageException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.OVER_LIMIT));
    }

    private void feed(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        parser.feed(bytes, bytes.length);
    }
}
