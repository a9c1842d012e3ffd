package io.chalkstream.boardstate.query;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The body of a response, which is there bit by bit, in chunks of at most some 64 KiB. Thread-safe. */
interface ResponseBody {
    /** The chunk at this index, null if it isn't there (yet). Must not be modified. */
    byte @Nullable [] chunk(int number);

    /** Whether the body ends before this index. */
    boolean endsBefore(int number);

    /** Why the body is incomplete; null if it isn't, or isn't known to be. */
    @Nullable
    Throwable failure();

    /**
     * Runs {@code action} once when the chunk at this index is available or the body has ended; immediately if it
     * already is.
     */
    void whenAvailable(int number, Runnable action);

    /** Ends the caller's hold: it needs nothing of the body any more. */
    void release();

    /**
     * Waits for the chunk at this index; null if the body ends before it.
     *
     * @throws BoardUnavailableException if the body failed
     */
    default byte @Nullable [] awaitChunk(int number) throws InterruptedException {
        while (!endsBefore(number)) {
            byte[] chunk = chunk(number);
            if (chunk != null) {
                return chunk;
            }
            var more = new CountDownLatch(1);
            whenAvailable(number, more::countDown);
            more.await();
        }
        var broken = failure();
        if (broken != null) {
            throw new BoardUnavailableException("the board's partition was closed while it was read", broken);
        }
        return null;
    }

    /**
     * Waits for the end and returns all bytes.
     *
     * @throws BoardUnavailableException if the body failed
     */
    default byte[] awaitBytes() throws InterruptedException {
        var all = new ByteArrayOutputStream();
        int number = 0;
        for (byte[] chunk = awaitChunk(number); chunk != null; chunk = awaitChunk(++number)) {
            all.writeBytes(chunk);
        }
        return all.toByteArray();
    }
}
