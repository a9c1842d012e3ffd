package io.chalkstream.client;

import java.util.concurrent.CompletableFuture;

/**
 * An operation, an undo or a redo on its way.
 *
 * @param number the client's number of it
 * @param answer comes when it is decided, however many reconnections later; cancelled if the client is closed before
 */
public record Submission(long number, CompletableFuture<OperationResult> answer) {}
