package io.chalkstream.boardstate.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.List;

/** A board that takes commands, one millisecond after the other. */
final class TestBoard {
    private final InMemoryBoardStore store = new InMemoryBoardStore();
    private final EventHistory history;
    private long now = Samples.T0;

    TestBoard() {
        this(Samples.HISTORY);
    }

    TestBoard(EventHistory history) {
        this.history = history;
    }

    InMemoryBoardStore store() {
        return store;
    }

    TestBoard at(long time) {
        now = time;
        return this;
    }

    Decision send(BoardCommand command) {
        var decision = Decider.decide(store, command, now);
        BoardWriter.apply(store, command, decision, now, history);
        now++;
        return decision;
    }

    Outcome.Accepted accept(BoardCommand command) {
        var decision = send(command);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).last();
    }

    /** The events of an operation with a large effect. */
    List<Outcome.Accepted> acceptAll(BoardCommand command) {
        var decision = send(command);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).events();
    }

    /** Sends a command that must be refused with this code, and change nothing. */
    Decision.Refused refuse(BoardCommand command, ErrorCode code) {
        var head = store.head();
        var elements = store.elements();
        var decision = send(command);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        var refused = (Decision.Refused) decision;
        assertThat(refused.outcome().code()).isEqualTo(code);
        assertThat(refused.outcome().op()).isEqualTo(command.op());
        assertThat(refused.outcome().author()).isEqualTo(command.author());
        assertThat(store.head()).isEqualTo(head);
        assertThat(store.elements()).isEqualTo(elements);
        return refused;
    }
}
