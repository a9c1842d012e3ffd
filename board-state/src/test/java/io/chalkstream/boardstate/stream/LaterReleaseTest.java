package io.chalkstream.boardstate.stream;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.T0;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;

/** What a later release has stored, in the hands of this one. */
class LaterReleaseTest {
    private static final String BOARD = "b1";
    private static final long NONE = Long.MAX_VALUE;
    private static final long EVERY = -1;
    private static final EventHistory HISTORY = new EventHistory(70, Duration.ofDays(1_000));
    private static final String LATER = "{\"v\":2,\"glow\":[1],";

    @Example
    void V3_large_and_waiting_commands_of_a_later_release_are_carried_out() {
        var here = halfway();
        var later = halfway();
        var stored = later.stored();
        stored.keySet().stream()
                .filter(key -> key.startsWith(BoardKeys.JOBS) || key.startsWith(BoardKeys.WAITING))
                .forEach(key -> rewrite(later, key, json -> json.replaceFirst("\\{", LATER)));
        assertThat(later.stored()).isNotEqualTo(here.stored());

        later.restart();
        here.finish();
        later.finish();

        assertThat(later.published()).isEqualTo(here.published());
        assertThat(later.stored()).isEqualTo(here.stored());
    }

    /** A large command is being carried out, and another one waits. */
    private static ProcessorHarness halfway() {
        var harness = new ProcessorHarness(EVERY, HISTORY);
        harness.send(BOARD, edit(ANA, 1, put(text("e1"))), T0);
        harness.send(BOARD, edit(ANA, 2, new Change.Clear()), T0);
        harness.send(BOARD, edit(BEN, 1, put(text("e2"))), T0);
        assertThat(harness.stored()).containsKey(BoardKeys.job(BOARD)).anySatisfy((key, json) -> assertThat(key)
                .startsWith(BoardKeys.WAITING));
        return harness;
    }

    @Example
    void V3_a_board_that_a_later_release_has_found_damaged_is_read_only() {
        var harness = harness();
        harness.store()
                .put(BoardKeys.damage(BOARD), (LATER + "\"reason\":\"a hole\"}").getBytes(StandardCharsets.UTF_8));

        harness.restart();
        harness.send(BOARD, edit(ANA, 3, put(text("e3"))), T0);

        assertThat(harness.published(Topic.FANOUT)).last().asString().contains("\"code\":\"unavailable\"");
    }

    @Example
    void V4_the_head_and_dedup_states_are_written_in_the_version_that_this_release_knows() {
        var here = harness();
        var later = harness();
        for (var key : new String[] {BoardKeys.head(BOARD), BoardKeys.dedupState(BOARD, ANA.client())}) {
            rewrite(later, key, json -> json.replaceFirst("\\{", LATER));
        }
        rewrite(later, BoardKeys.head(BOARD), json -> json.replace("\"info\":{", "\"info\":{\"theme\":\"dark\","));

        here.send(BOARD, edit(ANA, 3, put(text("e3"))), T0);
        later.send(BOARD, edit(ANA, 3, put(text("e3"))), T0);

        assertThat(later.published()).isEqualTo(here.published());
        assertThat(later.stored().get(BoardKeys.head(BOARD))).contains("\"theme\":\"dark\"");
        rewrite(later, BoardKeys.head(BOARD), json -> json.replace(",\"theme\":\"dark\"", ""));
        assertThat(later.stored()).isEqualTo(here.stored());
    }

    @Example
    void V4_a_refusal_with_an_unknown_code_is_repeated_as_malformed_and_the_next_operation_is_decided() {
        var harness = harness();
        harness.send(BOARD, edit(ANA, 3, remove("e9")), T0);
        rewrite(harness, BoardKeys.dedupState(BOARD, ANA.client()), json -> {
            assertThat(json).contains("unknown-element");
            return json.replace("unknown-element", "too-late");
        });

        harness.send(BOARD, edit(ANA, 3, remove("e9")), T0);
        assertThat(harness.published(Topic.FANOUT)).last().asString().contains("\"op\":3,\"code\":\"malformed\"");

        harness.send(BOARD, edit(ANA, 4, put(text("e4"))), T0);
        assertThat(harness.published(Topic.BOARD_EVENTS)).last().asString().contains("accepted", "\"op\":4");
    }

    @Example
    void V4_an_event_with_an_unknown_kind_of_change_is_passed_on_and_cannot_be_reversed() {
        for (long large : new long[] {NONE, EVERY}) {
            var harness = new ProcessorHarness(large, HISTORY);
            for (int i = 1; i <= 3; i++) {
                harness.send(BOARD, edit(ANA, i, put(text("e" + i))), T0);
                harness.finish();
            }
            rewrite(
                    harness,
                    BoardKeys.event(BOARD, 2),
                    json -> json.replace("\"kind\":\"added\"", "\"kind\":\"grouped\""));

            harness.send(BOARD, edit(ANA, 4, new Change.Restore(1)), T0);
            harness.finish();
            assertThat(harness.published(Topic.FANOUT)).last().asString().contains("\"op\":4,\"code\":\"not-kept\"");

            harness.send(BOARD, edit(ANA, 5, new Change.TakeBack(ANA.user(), 3, null)), T0);
            harness.finish();
            var elements = new StreamsBoardStore(BOARD, harness.store()).elements();
            assertThat(elements).containsOnlyKeys("e2");

            var event = new StreamsBoardStore(BOARD, harness.store()).event(2);
            assertThat(new String(StoredFormats.EVENT.write(event), StandardCharsets.UTF_8))
                    .isEqualTo(harness.stored().get(BoardKeys.event(BOARD, 2)));
            assertThat(harness.stored()).doesNotContainKey(BoardKeys.damage(BOARD));
        }
    }

    /** A board with two elements of Ana's. */
    private static ProcessorHarness harness() {
        var harness = new ProcessorHarness(NONE, HISTORY);
        harness.send(BOARD, edit(ANA, 1, put(text("e1"))), T0);
        harness.send(BOARD, edit(ANA, 2, put(text("e2"))), T0);
        return harness;
    }

    private static void rewrite(ProcessorHarness harness, String key, UnaryOperator<String> change) {
        String json = new String(harness.store().get(key), StandardCharsets.UTF_8);
        harness.store().put(key, change.apply(json).getBytes(StandardCharsets.UTF_8));
    }
}
