package io.chalkstream.gateway.snapshot;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A response's body in pieces, which are never joined: so it is in memory once. A body of more than a limit fails. */
final class ChunkedBody implements BodySubscriber<List<byte[]>> {
    /** The size of a piece; the last one may be smaller. */
    static final int CHUNK_BYTES = 64 * 1024;

    private final int limit;
    private final CompletableFuture<List<byte[]>> body = new CompletableFuture<>();
    private final List<byte[]> chunks = new ArrayList<>();
    private byte[] last = new byte[CHUNK_BYTES];
    private int used;
    private int received;

    @SuppressWarnings("NullAway.Init") // the publisher calls onSubscribe before anything else
    private Flow.Subscription subscription;

    /** @param limit in bytes */
    ChunkedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<List<byte[]>> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(this::add);
    }

    private void add(ByteBuffer buffer) {
        received += buffer.remaining();
        if (received > limit) {
            subscription.cancel();
            body.completeExceptionally(new IllegalStateException("an answer of more than " + limit + " bytes"));
            return;
        }
        while (buffer.hasRemaining()) {
            if (used == CHUNK_BYTES) {
                chunks.add(last);
                last = new byte[CHUNK_BYTES];
                used = 0;
            }
            int taken = Math.min(buffer.remaining(), CHUNK_BYTES - used);
            buffer.get(last, used, taken);
            used += taken;
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        chunks.add(Arrays.copyOf(last, used));
        body.complete(chunks);
    }
}
