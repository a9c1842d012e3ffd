package io.chalkstream.boardstate.transfer;

import static io.chalkstream.boardstate.board.Samples.number;
import static io.chalkstream.boardstate.board.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.board.BoardDocument;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportPlanTest {
    private static final Author TEACHER = new Author("u", "Ms T", "import-1", Role.TEACHER);

    @Test
    void T3_posts_precede_their_comments_and_each_comment_has_its_authors_name() {
        var document = document("", comment("a", "p", "Ben"), comment("b", "p", "Ana"), post("p"));

        var commands = plan(document);

        assertThat(commands).extracting(BoardCommand.Edit::op).containsExactly(1L, 2L, 3L);
        assertThat(commands).extracting(command -> command.author().name()).containsExactly("Ms T", "Ben", "Ana");
        assertThat(commands).extracting(command -> command.author().user()).containsOnly("u");
        assertThat(commands.get(0).changes()).containsExactly(new Change.Put(post("p")));
    }

    @Test
    void B8_T3_a_comment_without_a_name_is_put_without_one() {
        var comments = plan(document("", comment("a", "p", ""), post("p"))).get(1);

        assertThat(comments.author()).isEqualTo(TEACHER);
        assertThat(comments.changes()).containsExactly(new Change.Put(comment("a", "p", "")));
    }

    @Test
    void T3_locks_and_the_title_are_taken_over_and_likes_are_not() {
        var document = document("Fractions", text("e1").withLock(true).withLike("u2", true));

        assertThat(plan(document).get(0).changes()).containsExactly(new Change.Put(text("e1")));
        assertThat(plan(document).get(1).changes())
                .containsExactly(new Change.Lock("e1", true), new Change.Rename("Fractions"));
    }

    @Test
    void T3_no_command_is_larger_than_a_client_may_send() {
        var elements = new ArrayList<Element>();
        for (int i = 0; i < 3_000; i++) {
            elements.add(text("e" + i, i, "x".repeat(100)));
        }

        var commands = plan(BoardDocument.of("", elements));

        assertThat(commands).hasSizeGreaterThan(3).allSatisfy(command -> {
            assertThat(command.changes()).hasSizeLessThanOrEqualTo(Limits.CHANGES_PER_OP);
            assertThat(Json.bytes(command)).hasSizeLessThanOrEqualTo(Limits.FRAME_BYTES);
        });
        assertThat(commands.stream()
                        .mapToInt(command -> command.changes().size())
                        .sum())
                .isEqualTo(3_000);
    }

    @Test
    void T2_an_impossible_import_is_refused_before_any_command() {
        assertRefused(ErrorCode.ELEMENT_EXISTS, document("", text("e1")), Set.of("e1"));
        assertRefused(ErrorCode.UNKNOWN_ELEMENT, document("", comment("a", "p", "Ben")), Set.of());
        assertThat(plan(document("", comment("a", "p", "Ben")), Set.of("p"))).hasSize(1);
    }

    @Test
    void V9_only_comments_on_other_elements_than_posts_need_version_2() {
        var commands = plan(document("", comment("a", "p", "Ben"), comment("b", "e1", "Ana"), post("p"), text("e1")));

        assertThat(commands).extracting(BoardCommand::decisionVersion).containsExactly(1, 1, 2);
    }

    @Test
    void an_empty_document_needs_no_command() {
        assertThat(plan(document(""))).isEmpty();
    }

    private static void assertRefused(ErrorCode code, BoardDocument document, Set<String> present) {
        assertThatThrownBy(() -> plan(document, present))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }

    private static List<BoardCommand.Edit> plan(BoardDocument document) {
        return plan(document, Set.of());
    }

    private static List<BoardCommand.Edit> plan(BoardDocument document, Set<String> present) {
        byte[] json = Json.bytes(document);
        var check = new DocumentCheck();
        for (int from = 0; from < json.length; from += 7) {
            check.feed(Arrays.copyOfRange(json, from, Math.min(json.length, from + 7)));
        }
        check.end();
        check.requireRoom(present);
        assertThat(check.elements()).isEqualTo(document.elements().size());
        var commands = new ArrayList<BoardCommand.Edit>();
        ImportPlan.make(document.elements()::forEach, check.title(), check.paper(), TEACHER, commands::add);
        return commands;
    }

    private static BoardDocument document(String title, Element... elements) {
        return BoardDocument.of(title, List.of(elements));
    }

    private static Element post(String id) {
        return new Element(
                id, ElementType.POST, props(ElementType.POST, Map.of(Property.COLOR, new Value.Text("yellow"))));
    }

    private static Element comment(String id, String post, String name) {
        return new Element(
                id,
                ElementType.COMMENT,
                props(
                        ElementType.COMMENT,
                        Map.of(Property.POST, new Value.Text(post), Property.NAME, new Value.Text(name))));
    }

    /** All properties that an element of a type must have: those given, and the others with some value. */
    private static Props props(ElementType type, Map<Property, Value> given) {
        var props = new HashMap<Property, Value>();
        for (var property : type.properties()) {
            if (property.ifMissing() == null) {
                props.put(property, given.getOrDefault(property, any(property)));
            }
        }
        return new Props(props);
    }

    private static Value any(Property property) {
        return switch (property.kind()) {
            case COORDINATE, SIZE -> number(20);
            default -> new Value.Text("a");
        };
    }
}
