package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.code.BoardRefusalException;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Role;

/** The permissions of a role (R1 to R4). Each check throws the refusal. */
record Permission(Role role) {

    void requireTeacher() {
        if (role != Role.TEACHER) {
            throw new BoardRefusalException(ErrorCode.NOT_ALLOWED, "only a teacher may do this");
        }
    }

    void requireMayEdit(BoardInfo board) {
        if (role == Role.VIEWER) {
            throw new BoardRefusalException(ErrorCode.NOT_ALLOWED, "a viewer changes nothing");
        }
        if (board.frozen() && role != Role.TEACHER) {
            throw new BoardRefusalException(ErrorCode.FROZEN, "the board is frozen");
        }
    }

    void requireMayChange(Element element) {
        if ((element.locked() || element.isInBackground()) && role != Role.TEACHER) {
            throw new BoardRefusalException(ErrorCode.LOCKED, "element " + element.id() + " is locked");
        }
    }
}
