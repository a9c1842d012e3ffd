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

        R tellUser(TellUser tell);

        R tellClient(TellClient tell);
    }

    /** board-state is asked to reverse something. */
    record SendCommand(BoardCommand.Reverse command) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sendCommand(this);
        }
    }

    /** All tabs of the person learn what they can undo and redo. */
    record TellUser(ServerMessage.History message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.tellUser(this);
        }
    }

    /** One client learns that its request was refused. */
    record TellClient(String client, ServerMessage.Refused message) implements Effect {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.tellClient(this);
        }
    }
}
