package io.chalkstream.boardstate.query;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * The body of another instance's response while it passes through: one chunk is held, and the next one is asked for
 * when that is taken. So the other instance is slowed down to its receiver's pace. For one receiver, which takes the
 * chunks in order.
 */
final class ForwardedBody implements ResponseBody, BodySubscriber<ForwardedBody> {
    /** What one such body takes at the most, with the buffers of both connections. */
    static final long BYTES = 128 * 1024;

    private final CompletableFuture<ForwardedBody> opened = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private Flow.@Nullable Subscription source;
    private byte @Nullable [] held;
    /** The number of chunks that have been taken. */
    private int taken;

    private boolean complete;
    private @Nullable Throwable failure;
    private @Nullable Runnable listener;

    /** Runs {@code action} once the receiver has released the body. */
    void whenReleased(Runnable action) {
        var unused = released.thenRun(action);
    }

    @Override
    public CompletionStage<ForwardedBody> getBody() {
        return opened;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        synchronized (this) {
            source = subscription;
        }
        if (released.isDone()) {
            subscription.cancel();
            return;
        }
        subscription.request(1);
        opened.complete(this);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        var chunk = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
        int position = 0;
        for (var buffer : buffers) {
            int length = buffer.remaining();
            buffer.get(chunk, position, length);
            position += length;
        }
        if (chunk.length == 0) {
            requestMore();
            return;
        }
        run(() -> held = chunk);
    }

    @Override
    public void onError(Throwable reason) {
        opened.completeExceptionally(reason);
        run(() -> end(reason));
    }

    @Override
    public void onComplete() {
        run(() -> end(null));
    }

    @Override
    public byte @Nullable [] chunk(int number) {
        byte[] chunk;
        synchronized (this) {
            if (number != taken || held == null) {
                return null;
            }
            chunk = held;
            held = null;
            taken++;
        }
        requestMore();
        return chunk;
    }

    @Override
    public synchronized boolean endsBefore(int number) {
        return complete && (held == null ? number >= taken : number > taken);
    }

    @Override
    public synchronized @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void whenAvailable(int number, Runnable action) {
        synchronized (this) {
            if (held == null && !complete) {
                listener = action;
                return;
            }
        }
        action.run();
    }

    /** Also ends the other instance's response, if it isn't complete. */
    @Override
    public void release() {
        Flow.Subscription open;
        synchronized (this) {
            open = source;
        }
        run(() -> {
            held = null;
            end(new BoardUnavailableException("the response is gone"));
        });
        if (open != null) {
            open.cancel();
        }
        released.complete(null);
    }

    private void requestMore() {
        Flow.Subscription open;
        synchronized (this) {
            open = complete ? null : source;
        }
        if (open != null) {
            open.request(1);
        }
    }

    /** Changes the state, and tells who waits for that. */
    private void run(Runnable change) {
        Runnable due;
        synchronized (this) {
            change.run();
            due = listener;
            listener = null;
        }
        if (due != null) {
            due.run();
        }
    }

    private void end(@Nullable Throwable reason) {
        if (!complete) {
            complete = true;
            failure = reason;
        }
    }
}
