package io.chalkstream.client;

import io.chalkstream.protocol.code.ErrorCode;
import java.util.OptionalLong;

/** What became of an operation, an undo or a redo. */
public sealed interface OperationResult {

    /**
     * It took effect, durably.
     *
     * @param seq the event's number; empty for an undo or redo, and when an operation that was sent again turned out to
     *     have taken effect the first time
     */
    record Done(OptionalLong seq) implements OperationResult {}

    /** It had no effect and won't have any. */
    record Refused(ErrorCode code, String message) implements OperationResult {}
}
