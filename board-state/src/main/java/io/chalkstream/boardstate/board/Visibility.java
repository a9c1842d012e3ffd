package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.Outcome;

/** Which names clients may see (A9). */
record Visibility(boolean studentsHidden) {

    static Visibility on(Head head) {
        return new Visibility(head.contents().info().studentsHidden());
    }

    /** Whether the author's name is withheld from messages to everybody. */
    boolean isHidden(Author author) {
        return studentsHidden && author.role() != Role.TEACHER;
    }

    /** Whether a message to {@code asker} alone may name the event's author. */
    boolean mayKnow(Author asker, Outcome.Accepted event) {
        return asker.role() == Role.TEACHER || !(event.authorHidden() || isHidden(event.author()));
    }
}
