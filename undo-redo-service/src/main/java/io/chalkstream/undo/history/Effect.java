package io.chalkstream.undo.history;

import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.server.ServerMessage;

/** A side effect of an input. */
public sealed interface Effect {

    /** Handles each kind of effect. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of effect. */
    interface Cases<R> {
        R sendCommand(SendCommand send);

        R sendHistory(SendHistory tell);

        R sendRefusal(SendRefusal tell);
    }

    /** Sends a reversal to board-state. */
    record SendCommand(BoardCommand.Reverse command) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendCommand(this);
        }
    }

    /** Sends the person's undo state to all their tabs. */
    record SendHistory(ServerMessage.History message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendHistory(this);
        }
    }

    /** Sends a client the refusal of its request. */
    record SendRefusal(String client, ServerMessage.Refused message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendRefusal(this);
        }
    }
}
