package io.chalkstream.protocol.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.RecordFormats;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaterReleaseTest {
    private static final String PROPS =
            "{\"x\":1,\"y\":2,\"z\":\"a\",\"color\":\"red\",\"size\":4,\"text\":\"hi\",\"aura\":null,\"glow\":[1,{\"a\":0.5}]}";
    private static final String ELEMENT = "{\"id\":\"e\",\"type\":\"text\",\"props\":" + PROPS
            + ",\"likes\":[\"u1\"],\"locked\":true,\"group\":\"g\",\"note\":{\"b\":1,\"a\":[]}}";
    private static final String CUBE =
            "{\"id\":\"c\",\"type\":\"cube\",\"props\":{\"x\":1,\"depth\":{\"far\":9}},\"group\":\"g\"}";
    /** A property of a later release, as that release defines it. */
    private static final Property GLOSS = new Property(99, "gloss", ValueKind.SIZE, new Value.Num(1));

    @Test
    void V4_an_element_of_a_later_release_is_written_as_it_was_read() {
        assertThat(Json.text(Json.read(ELEMENT, Element.class))).isEqualTo(ELEMENT);
        assertThat(Json.text(Json.read(CUBE, Element.class))).isEqualTo(CUBE);
        assertThat(Json.read(CUBE, Element.class)).isEqualTo(Json.read(CUBE, Element.class));
    }

    @Test
    void V4_unknown_properties_have_one_order_after_the_known_ones() {
        assertThat(Json.text(Json.read("{\"glow\":1,\"y\":2,\"aura\":true,\"x\":1}", Props.class)))
                .isEqualTo("{\"x\":1,\"y\":2,\"aura\":true,\"glow\":1}");
    }

    @Test
    void V4_a_change_keeps_unknown_properties() {
        var element = Json.read(ELEMENT, Element.class);
        var changed = element.with(Json.read("{\"x\":5}", Props.class))
                .withLike("u2", true)
                .withLike("u2", false)
                .withLock(false)
                .withLock(true);

        assertThat(Json.text(changed)).isEqualTo(ELEMENT.replace("\"x\":1", "\"x\":5"));
    }

    @Test
    void V4_unknown_content_is_distinguished_from_known_content() {
        assertThat(Json.read(CUBE, Element.class).isKnown()).isFalse();
        assertThat(Json.read(ELEMENT, Element.class).isKnown()).isFalse();
        assertThat(Json.read(
                                "{\"id\":\"e\",\"type\":\"comment\",\"props\":{\"post\":\"p\",\"name\":\"\",\"text\":\"\",\"z\":\"a\"}}",
                                Element.class)
                        .isKnown())
                .isTrue();
    }

    @Test
    void V4_unknown_metadata_is_kept_by_changes_and_withheld_together_with_names() {
        var info = Json.read("{\"title\":\"\",\"frozen\":false,\"theme\":\"dark\"}", BoardInfo.class);

        var changed = info.withFrozen(true).withTitle("T").changed(new Person("u", "Ana"), 7);
        assertThat(Json.text(changed)).contains("\"theme\":\"dark\"");
        assertThat(Json.text(changed.withoutNames())).doesNotContain("theme");
    }

    @Test
    void V5_an_unreadable_change_leaves_its_message_and_the_other_changes_readable() {
        String op =
                "{\"type\":\"op\",\"op\":3,\"changes\":[{\"kind\":\"remove\",\"id\":\"e\"},{\"kind\":\"spin\",\"by\":[0.5]},{\"kind\":\"lock\",\"id\":7}]}";

        var read = Json.readTolerantly(op, ClientMessage.class);

        assertThat(Json.text(read)).isEqualTo(op);
        assertThat(((ClientMessage.Op) read).changes())
                .extracting(change -> change instanceof Change.Unreadable unreadable
                        ? unreadable.code().wireName()
                        : "readable")
                .containsExactly("readable", "unknown-kind", "malformed");
        assertThatThrownBy(() -> Json.read(op, ClientMessage.class)).isInstanceOf(InvalidMessageException.class);
        assertThatThrownBy(() -> Json.readTolerantly(op.replace("3", "0"), ClientMessage.class))
                .isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void V4_an_event_with_an_unknown_kind_of_change_is_read() {
        String event =
                "{\"type\":\"event\",\"epoch\":1,\"seq\":2,\"at\":3,\"author\":{\"user\":\"u\",\"client\":\"c\",\"role\":\"teacher\"},"
                        + "\"op\":1,\"changes\":[{\"kind\":\"spin\",\"by\":1}]}";

        assertThat(Json.text(Json.readTolerantly(event, ServerMessage.class))).isEqualTo(event);
    }

    @Test
    void V4_an_outcome_with_an_unknown_kind_of_applied_change_is_read_and_stays_as_it_is() {
        String outcome =
                "{\"kind\":\"accepted\",\"epoch\":1,\"seq\":2,\"at\":3,\"author\":{\"user\":\"u\",\"name\":\"U\",\"client\":\"c\",\"role\":\"teacher\"},"
                        + "\"op\":1,\"changes\":[{\"kind\":\"frozen\",\"on\":true,\"before\":false},{\"kind\":\"spun\",\"by\":1}]}";

        var read = RecordFormats.OUTCOME.read(outcome.getBytes(StandardCharsets.UTF_8));

        assertThat(Json.text(read)).isEqualTo(outcome);
        var changes = ((Outcome.Accepted) read).changes();
        assertThat(Reversals.of(changes)).containsExactly(new Reversal.Refreeze(false));
        assertThatThrownBy(changes.get(1)::inverse).isInstanceOf(NotKeptException.class);
        assertThat(Json.text(changes.get(1).change())).isEqualTo("{\"kind\":\"spun\",\"by\":1}");
        var malformed = outcome.replace("\"before\":false", "\"before\":7").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RecordFormats.OUTCOME.read(malformed)).isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void V4_an_unknown_error_code_is_read_as_malformed() {
        String refused = "{\"type\":\"refused\",\"op\":1,\"code\":\"too-late\",\"message\":\"m\"}";

        assertThat(((ServerMessage.Refused) Json.read(refused, ServerMessage.class)).code())
                .isEqualTo(ErrorCode.MALFORMED);
    }

    @Test
    void V6_a_property_with_a_default_may_be_missing() {
        var without = Json.read("{\"x\":1}", Props.class);
        var with = without.with(new Props(Map.of(GLOSS, new Value.Num(1))));

        assertThat(without.get(GLOSS)).isEqualTo(new Value.Num(1));
        assertThat(with.withoutDefaults()).isEqualTo(without);
        assertThat(without.only(Set.of(GLOSS)).values()).containsEntry(GLOSS, new Value.Num(1));
        assertThat(TypeProperties.first(Property.X, GLOSS).required()).containsExactly(Property.X);
        assertThat(with.with(new Props(Map.of(GLOSS, new Value.Num(0.5))))
                        .withoutDefaults()
                        .names())
                .containsExactly(Property.X, GLOSS);
    }
}
