package io.chalkstream.client;

import io.chalkstream.protocol.code.ErrorCode;
import java.util.concurrent.CompletableFuture;

/**
 * An operation, an undo or a redo that was submitted.
 *
 * @param number its number at this client; 0: it was refused before it was sent
 * @param result completes when it is decided, after any number of reconnects; cancelled when the client is closed
 */
public record Submission(long number, CompletableFuture<OperationResult> result) {

    /** One that isn't sent. */
    static Submission refused(ErrorCode code, String message) {
        return new Submission(0, CompletableFuture.completedFuture(new OperationResult.Refused(code, message)));
    }
}
