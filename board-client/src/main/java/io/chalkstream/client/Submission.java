package io.chalkstream.client;

import java.util.concurrent.CompletableFuture;

/**
 * An operation, an undo or a redo that was submitted.
 *
 * @param number its number at this client
 * @param result completes when it is decided, after any number of reconnects; cancelled when the client is closed
 */
public record Submission(long number, CompletableFuture<OperationResult> result) {}
