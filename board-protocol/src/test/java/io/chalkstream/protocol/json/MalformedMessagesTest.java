package io.chalkstream.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.command.BoardCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedMessagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"op\"}",
                "{\"type\":\"op\",\"op\":0,\"changes\":[]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"put\"}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"x\":\"1\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"x\":1e99}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"color\":\"url(x)\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"color\":\"#0F766E\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"fill\":\"#fff\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"opacity\":0.05}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"dash\":\"wavy\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"brush\":\"crayon\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"layer\":\"sky\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"align\":\"middle\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"weight\":700}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"slant\":\"back\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"wrap\":-1}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"radius\":1e8}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"crop\":\"0 0"
                        + " 1\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"crop\":\"0.5 0"
                        + " 0.5 1\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"crop\":\"0 0.10 1"
                        + " 1\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"crop\":\"0 0 1"
                        + " 1.5\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"partOf\":\"a"
                        + " b\"}}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"remove\",\"id\":\"a b\"}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[null]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"like\",\"id\":\"e1\"}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"lock\",\"on\":true}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"freeze\",\"on\":1}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"hide-students\"}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"rename\"}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"restore\",\"seq\":-1}]}",
                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"restore\"}]}",
                "{\"type\":\"cursor\",\"at\":[1]}",
                "{\"type\":\"cursor\",\"at\":[NaN,1]}",
                "{\"type\":\"cursor\",\"at\":[1e8,1]}",
                "{\"type\":\"ink\",\"ink\":{\"id\":\"e1\",\"color\":\"black\",\"size\":1,\"from\":2,\"points\":[]}}",
                "{\"type\":\"ink\",\"ink\":{\"id\":\"e1\",\"color\":\"url(x)\",\"size\":1,\"from\":0,\"points\":[1,2,3]}}",
                "{\"type\":\"drag\",\"drag\":{\"e1\":null}}",
                "{\"type\":\"drag\",\"drag\":{\"e1\":{\"text\":\"moved\"}}}",
                "{\"type\":\"drag\",\"drag\":{\"e1\":{\"points\":[]}}}",
                "{\"type\":\"view\",\"area\":[1,2,3]}",
                "{\"type\":\"follow\",\"user\":\"a b\"}",
                "{\"type\":\"call\",\"n\":1}",
                "{\"type\":\"ping\"} {\"type\":\"ping\"}",
                "{\"type\":\"hello\",\"protocol\":1,\"client\":\"a b\"}",
            })
    void a_broken_message_is_malformed_and_nothing_else(String json) {
        assertThat(refusal(json).code()).isEqualTo(ErrorCode.MALFORMED);
    }

    @Test
    void an_error_names_the_place_without_classes_or_input() {
        var refusal = refusal("{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"remove\",\"id\":{\"secret\":1}}]}");

        assertThat(refusal.getMessage()).contains("changes").doesNotContain("io.chalkstream", "secret");
    }

    @Test
    void a_value_over_a_limit_has_a_code_of_its_own() {
        String points = "0,".repeat(3 * Limits.POINTS_PER_STROKE + 2) + "0";

        assertThat(refusal(
                                "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"set\",\"id\":\"e1\",\"props\":{\"points\":["
                                        + points + "]}}]}")
                        .code())
                .isEqualTo(ErrorCode.OVER_LIMIT);
    }

    @Test
    void of_a_line_with_too_many_points_they_are_not_shown_while_they_are_dragged() {
        String points = "0,".repeat(3 * Limits.DRAGGED_POINTS + 2) + "0";

        assertThat(refusal("{\"type\":\"drag\",\"drag\":{\"e1\":{\"points\":[" + points + "]}}}")
                        .code())
                .isEqualTo(ErrorCode.OVER_LIMIT);
    }

    @Test
    void deep_nesting_is_refused_early() {
        assertThat(refusal("{\"type\":\"ping\",\"x\":" + "[".repeat(100_000)).code())
                .isEqualTo(ErrorCode.MALFORMED);
    }

    @Test
    void a_command_without_changes_is_malformed() {
        var refusal = catchThrowableOfType(
                InvalidMessageException.class,
                () -> Json.read(
                        "{\"kind\":\"edit\",\"author\":{\"user\":\"u\",\"name\":\"n\",\"client\":\"c\",\"role\":\"teacher\"},\"op\":1,\"changes\":[]}",
                        BoardCommand.class));

        assertThat(refusal.code()).isEqualTo(ErrorCode.MALFORMED);
    }

    private static InvalidMessageException refusal(String json) {
        return catchThrowableOfType(InvalidMessageException.class, () -> Json.read(json, ClientMessage.class));
    }
}
