package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardFreezeTest {
    private final BoardFreeze freeze = new BoardFreeze();

    @Test
    void A10_an_event_freezes_and_unfreezes() {
        freeze.read(at(1), event(new Change.Remove("e1"), new Change.Freeze(true)));
        assertThat(freeze.isFrozen()).isTrue();

        freeze.read(at(2), event(new Change.Remove("e2")));
        assertThat(freeze.isFrozen()).isTrue();

        freeze.read(at(3), event(new Change.Freeze(false)));
        assertThat(freeze.isFrozen()).isFalse();
    }

    @Test
    void A10_an_older_response_is_ignored() {
        freeze.read(at(3), event(new Change.Freeze(true)));
        freeze.set(at(2), false);
        assertThat(freeze.isFrozen()).isTrue();

        freeze.set(at(4), false);
        assertThat(freeze.isFrozen()).isFalse();
    }

    @Test
    void A10_a_deleted_board_is_not_frozen() {
        freeze.set(at(2), true);
        freeze.read(at(3), event(new Change.Delete()));

        assertThat(freeze.isFrozen()).isFalse();
    }

    @Test
    void A10_a_title_is_not_taken_for_a_freeze() {
        freeze.read(at(1), event(new Change.Rename("\"kind\":\"freeze\",\"on\":true")));

        assertThat(freeze.isFrozen()).isFalse();
    }

    private static Position at(long seq) {
        return new Position(1, seq);
    }

    private static OutboundFrame event(Change... changes) {
        var author = new Author("u-ana", "Ana", "u-ana_1", Role.TEACHER);
        return OutboundFrame.of(new ServerMessage.Event(1, 1, 1, author, 1, null, null, List.of(changes)));
    }
}
