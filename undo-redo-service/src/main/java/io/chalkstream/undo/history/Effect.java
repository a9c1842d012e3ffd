package io.chalkstream.undo.history;

import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.server.ServerMessage;

/** What follows from an input. */
public sealed interface Effect {

    /** Handles each kind of effect. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of effect. */
    interface Cases<R> {
        R sendCommand(SendCommand send);

        R sendHistory(SendHistory tell);

        R sendRefusal(SendRefusal tell);
    }

    /** board-state is asked to reverse something. */
    record SendCommand(BoardCommand.Reverse command) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendCommand(this);
        }
    }

    /** All tabs of the person learn what they can undo and redo. */
    record SendHistory(ServerMessage.History message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendHistory(this);
        }
    }

    /** One client learns that its request was refused. */
    record SendRefusal(String client, ServerMessage.Refused message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendRefusal(this);
        }
    }
}
