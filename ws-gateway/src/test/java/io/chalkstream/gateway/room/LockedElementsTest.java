package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockedElementsTest {
    private static final Author TEACHER = new Author("u", "T", "u_1", Role.TEACHER);

    private final LockedElements locked = new LockedElements();
    private final List<Set<String>> used = new ArrayList<>();

    @Test
    void A10_a_snapshot_is_asked_for_at_the_first_use_and_only_once() {
        assertThat(locked.use(this::note)).isEqualTo(1);
        assertThat(locked.use(this::note)).isZero();
        assertThat(used).isEmpty();

        locked.learned(1, at(3), Set.of("e1"));
        assertThat(locked.use(this::note)).isZero();

        assertThat(used).containsExactly(Set.of("e1"), Set.of("e1"), Set.of("e1"));
    }

    @Test
    void A10_events_lock_unlock_and_put_back_locked_elements() {
        assertThat(locked.use(this::note)).isEqualTo(1);
        locked.read(event(2, new Change.Lock("e1", false)));
        locked.read(event(4, new Change.Lock("e2", true)));
        locked.learned(1, at(3), Set.of("e1"));
        assertThat(used).as("the snapshot is later than the first event").containsExactly(Set.of("e1", "e2"));

        locked.read(event(5, new Change.Lock("e1", false)));
        locked.read(event(6, new Change.Put(element("e3", true))));
        locked.read(event(7, new Change.Rename("a \"locked\":true title")));
        assertThat(known()).containsExactlyInAnyOrder("e2", "e3");

        locked.read(event(8, new Change.Delete()));
        assertThat(known()).isEmpty();
    }

    @Test
    void A10_nothing_is_shown_while_the_locks_are_unknown_and_the_next_use_asks_again() {
        assertThat(locked.use(this::note)).isEqualTo(1);
        locked.failed(1);

        assertThat(locked.use(this::note)).isEqualTo(2);
        locked.learned(1, at(2), Set.of("e1"));
        assertThat(used).as("an answer to the first question").isEmpty();
        locked.learned(2, at(3), Set.of());
        assertThat(used).hasSize(1);
    }

    @Test
    void A10_an_end_is_not_shown_before_the_drag_that_it_ends() {
        locked.inOrder(() -> used.add(Set.of("an end with nothing before it")));
        assertThat(used).hasSize(1);
        assertThat(locked.use(this::note)).isEqualTo(1);
        locked.inOrder(() -> used.add(Set.of("end")));
        assertThat(used).hasSize(1);

        locked.learned(1, at(1), Set.of("e1"));

        assertThat(used.subList(1, 3)).containsExactly(Set.of("e1"), Set.of("end"));
    }

    @Test
    void what_waits_for_the_locks_is_bounded() {
        for (int i = 0; i < 2 * LockedElements.MAX_WAITING; i++) {
            assertThat(locked.use(this::note)).isEqualTo(i == 0 ? 1 : 0);
        }
        locked.learned(1, at(1), Set.of());

        assertThat(used).hasSize(LockedElements.MAX_WAITING);
    }

    @Test
    void A10_the_locked_elements_of_a_snapshot_are_found_in_its_pieces() {
        byte[] json = Json.bytes(
                new ServerMessage.Snapshot(1, 3, BoardInfo.NEW, List.of(element("e1", true), element("e2", false))));
        var frame =
                OutboundFrame.of(List.of(Arrays.copyOfRange(json, 0, 50), Arrays.copyOfRange(json, 50, json.length)));

        assertThat(LockedElements.in(frame)).containsExactly("e1");
    }

    private void note(Set<String> ids) {
        used.add(Set.copyOf(ids));
    }

    private Set<String> known() {
        used.clear();
        assertThat(locked.use(this::note)).isZero();
        return used.get(0);
    }

    private static Position at(long seq) {
        return new Position(1, seq);
    }

    private static BoardEvent event(long seq, Change change) {
        var event = new ServerMessage.Event(1, seq, 1, TEACHER, seq, null, null, List.of(change));
        return new BoardEvent(at(seq), OutboundFrame.of(event));
    }

    private static Element element(String id, boolean isLocked) {
        String json =
                "{\"id\":\"%s\",\"type\":\"text\",\"props\":{\"x\":0,\"y\":0,\"z\":\"a1\",\"color\":\"red\",\"size\":24,\"text\":\"A\"}}";
        return Json.read(json.formatted(id), Element.class).withLock(isLocked);
    }
}
