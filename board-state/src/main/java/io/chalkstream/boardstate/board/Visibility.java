package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.Outcome;

/** Whose names clients are told (A9). */
record Visibility(boolean studentsHidden) {

    static Visibility on(Head head) {
        return new Visibility(head.contents().info().studentsHidden());
    }

    /** Whether what goes to everybody leaves out somebody's name. */
    boolean isHidden(Author author) {
        return studentsHidden && author.role() != Role.TEACHER;
    }

    /** Whether what goes to {@code asker} alone may say whose an event is. */
    boolean mayKnow(Author asker, Outcome.Accepted event) {
        return asker.role() == Role.TEACHER || !(event.authorHidden() || isHidden(event.author()));
    }
}
