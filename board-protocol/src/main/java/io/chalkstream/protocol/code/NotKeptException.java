package io.chalkstream.protocol.code;

import java.io.Serial;
import java.util.Set;

/** The history no longer reaches back that far. */
public final class NotKeptException extends RefusedException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NotKeptException(String message) {
        super(Set.of(ErrorCode.NOT_KEPT), ErrorCode.NOT_KEPT, message);
    }
}
