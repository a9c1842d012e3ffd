package io.chalkstream.protocol.code;

import java.io.Serial;
import java.util.Set;

/** What is asked for is in another cell: whatever stands before the cells routes wrongly. */
public final class WrongCellException extends RefusedException {
    @Serial
    private static final long serialVersionUID = 1L;

    public WrongCellException(String message) {
        super(Set.of(ErrorCode.WRONG_CELL), ErrorCode.WRONG_CELL, message);
    }
}
