package io.chalkstream.boardstate.query;

import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A response body that is sent while it is being written, to one or more connections. It is written at the store's
 * speed and buffered for the slowest connection: that holds memory, never a store iterator. One writer; readers of any
 * thread. Its memory is freed when everybody who holds it has released it.
 */
final class StreamingBody extends OutputStream implements ResponseBody {
    private static final int CHUNK_BYTES = 64 * 1024;

    private byte[] buffer = new byte[CHUNK_BYTES];
    private int buffered;
    private long bytes;

    private final List<byte[]> chunks = new ArrayList<>();
    private List<Runnable> listeners = new ArrayList<>();
    private boolean complete;
    private long completedAt;
    private @Nullable Throwable failure;
    private int holders = 1;
    private boolean released;
    private Runnable afterRelease = () -> {};

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

    /** Completes the body. */
    @Override
    public void close() {
        if (buffered > 0) {
            add(Arrays.copyOf(buffer, buffered));
            buffered = 0;
        }
        end(null);
    }

    /** Fails the body: senders must abort their responses. */
    void fail(Throwable reason) {
        end(reason);
    }

    /** Whether all of it had been written this long ago: who still needs it is slow. */
    synchronized boolean hasBeenCompleteFor(Duration time) {
        return complete && System.nanoTime() - completedAt >= time.toNanos();
    }

    /** Runs {@code action} once nobody holds the body any more. Call it before handing the body on. */
    synchronized void whenReleased(Runnable action) {
        afterRelease = action;
    }

    /** Makes the caller a holder, too. The creator of the body is the first one. */
    synchronized void retain() {
        holders++;
    }

    @Override
    public void release() {
        synchronized (this) {
            holders--;
            if (holders > 0 || released) {
                return;
            }
        }
        abandon(new BoardUnavailableException("the response is gone"));
    }

    /** Frees the memory of all holders: senders that haven't sent all of it must abort. */
    void abandon(Throwable reason) {
        List<Runnable> due;
        synchronized (this) {
            if (released) {
                return;
            }
            released = true;
            complete = true;
            if (failure == null) {
                failure = reason;
            }
            chunks.clear();
            due = takeListeners();
        }
        due.forEach(Runnable::run);
        afterRelease.run();
    }

    /** Bytes written so far. */
    synchronized long bytes() {
        return bytes;
    }

    @Override
    public synchronized byte @Nullable [] chunk(int number) {
        return number < chunks.size() ? chunks.get(number) : null;
    }

    @Override
    public synchronized boolean endsBefore(int number) {
        return complete && number >= chunks.size();
    }

    @Override
    public synchronized @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void whenAvailable(int number, Runnable action) {
        synchronized (this) {
            if (chunks.size() <= number && !complete) {
                listeners.add(action);
                return;
            }
        }
        action.run();
    }

    private void add(byte[] chunk) {
        List<Runnable> due;
        synchronized (this) {
            if (released) {
                return;
            }
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
            completedAt = System.nanoTime();
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
