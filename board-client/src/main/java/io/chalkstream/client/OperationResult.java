package io.chalkstream.client;

import io.chalkstream.protocol.code.ErrorCode;
import java.util.OptionalLong;

/** The result of an operation, an undo or a redo. */
public sealed interface OperationResult {

    /**
     * It took effect, durably.
     *
     * @param seq the event's seq; empty for an undo or a redo, and for a repeated operation that had taken effect the first time
     */
    record Done(OptionalLong seq) implements OperationResult {}

    /** It had no effect and won't have any. */
    record Refused(ErrorCode code, String message) implements OperationResult {}
}
