package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;

/** Whose names clients are told (A9). */
record Visibility(boolean studentsHidden) {

    static Visibility on(Head head) {
        return new Visibility(head.contents().info().studentsHidden());
    }

    /** Whether what goes to everybody leaves out somebody's name. */
    boolean isHidden(Author author) {
        return studentsHidden && author.role() != Role.TEACHER;
    }

    /** Whether what goes to {@code asker} alone may say the other's name. */
    boolean mayKnow(Author asker, Author other) {
        return !isHidden(asker) || !isHidden(other);
    }
}
