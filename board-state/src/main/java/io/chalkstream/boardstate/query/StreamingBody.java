package io.chalkstream.boardstate.query;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, which others send while it is still being written. It is written as fast as it can be read from the
 * store, and kept until the last of them is done: a slow one holds memory, never an iterator.
 */
final class StreamingBody extends OutputStream {
    private static final int CHUNK_BYTES = 64 * 1024;

    private byte[] buffer = new byte[CHUNK_BYTES];
    private int buffered;
    private long bytes;

    private final List<byte[]> chunks = new ArrayList<>();
    private List<Runnable> listeners = new ArrayList<>();
    private boolean complete;
    private @Nullable Throwable failure;

    /** A body that is complete. */
    static StreamingBody of(byte[] bytes) {
        var body = new StreamingBody();
        body.add(bytes);
        body.close();
        return body;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int length) {
        int position = from;
        int left = length;
        while (left > 0) {
            int fits = Math.min(left, CHUNK_BYTES - buffered);
            System.arraycopy(source, position, buffer, buffered, fits);
            buffered += fits;
            position += fits;
            left -= fits;
            if (buffered == CHUNK_BYTES) {
                add(buffer);
                buffer = new byte[CHUNK_BYTES];
                buffered = 0;
            }
        }
    }

    /** The body is complete. */
    @Override
    public void close() {
        if (buffered > 0) {
            add(Arrays.copyOf(buffer, buffered));
            buffered = 0;
        }
        end(null);
    }

    /** The rest can't be had: whoever sends it must break off. */
    void fail(Throwable reason) {
        end(reason);
    }

    /** Bytes written so far. */
    synchronized long bytes() {
        return bytes;
    }

    /** The chunk with this number, or null if it isn't there (yet). Nobody may change it. */
    synchronized byte @Nullable [] chunk(int number) {
        return number < chunks.size() ? chunks.get(number) : null;
    }

    /** Whether there will be no chunk with this number. */
    synchronized boolean endsBefore(int number) {
        return complete && number >= chunks.size();
    }

    /** Why the body ends too early, if it does. */
    synchronized @Nullable Throwable failure() {
        return failure;
    }

    /** Runs {@code action} once when there is more than so many chunks, or the end: at once if that is so already. */
    void whenAvailable(int number, Runnable action) {
        synchronized (this) {
            if (chunks.size() <= number && !complete) {
                listeners.add(action);
                return;
            }
        }
        action.run();
    }

    /**
     * All bytes, when the body is complete.
     *
     * @throws BoardUnavailableException if it breaks off
     */
    byte[] awaitBytes() throws InterruptedException {
        var all = new ByteArrayOutputStream();
        for (int number = 0; !endsBefore(number); ) {
            byte[] chunk = chunk(number);
            if (chunk == null) {
                var more = new CountDownLatch(1);
                whenAvailable(number, more::countDown);
                more.await();
            } else {
                all.writeBytes(chunk);
                number++;
            }
        }
        var broken = failure();
        if (broken != null) {
            throw new BoardUnavailableException("the board's partition was closed while it was read", broken);
        }
        return all.toByteArray();
    }

    private void add(byte[] chunk) {
        List<Runnable> due;
        synchronized (this) {
            chunks.add(chunk);
            bytes += chunk.length;
            due = takeListeners();
        }
        due.forEach(Runnable::run);
    }

    private void end(@Nullable Throwable reason) {
        List<Runnable> due;
        synchronized (this) {
            if (complete) {
                return;
            }
            complete = true;
            failure = reason;
            due = takeListeners();
        }
        due.forEach(Runnable::run);
    }

    private List<Runnable> takeListeners() {
        var due = listeners;
        listeners = new ArrayList<>();
        return due;
    }
}
