package io.chalkstream.boardstate.stream;

import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.EventAuthor;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.visibility.VisibilityPolicy;

/** The message of an event for clients; the same when published and when read later. */
public final class EventFrame {
    private EventFrame() {}

    public static ServerMessage.Event of(Outcome.Accepted event) {
        return of(event, VisibilityPolicy.authorForEverybody(event));
    }

    /** The same with this author. */
    public static ServerMessage.Event of(Outcome.Accepted event, EventAuthor author) {
        return new ServerMessage.Event(
                event.epoch(),
                event.seq(),
                event.at(),
                author,
                event.op(),
                event.reverses(),
                event.isContinued() ? true : null,
                event.clientChanges());
    }
}
