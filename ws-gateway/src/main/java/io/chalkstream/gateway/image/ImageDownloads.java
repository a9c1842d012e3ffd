package io.chalkstream.gateway.image;

import io.chalkstream.gateway.access.ApiResponses;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.code.TryLaterException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;

/**
 * Sends images. A thread waits only while the store gives the next part, never for the browser: so slow browsers hold no thread.
 */
final class ImageDownloads {
    /** Downloads under way: each takes a part in memory. */
    private static final int AT_ONCE = 200;

    private static final int PART_BYTES = 64 * 1024;

    private final WorkerExecutor executor;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** @param executor whose threads may wait for the store */
    ImageDownloads(WorkerExecutor executor) {
        this.executor = executor;
    }

    /** Answers with an image of a board, or that the board has none such. */
    void send(RoutingContext context, String board, String hash, Images images) {
        if (!free.tryAcquire()) {
            throw new TryLaterException(ErrorCode.UNAVAILABLE, "too many images are asked for");
        }
        executor.executeBlocking(() -> images.get(board, hash), false)
                .compose(content -> content.isPresent()
                        ? send(context.response(), content.get())
                        : Future.failedFuture(new NotKeptException("the board has no such image")))
                .onComplete(sent -> {
                    free.release();
                    if (sent.failed() && context.response().headWritten()) {
                        context.response().reset();
                    } else if (sent.failed() && !context.response().closed()) {
                        ApiResponses.fail(context, ApiResponses.asRefusal(sent.cause()));
                    }
                });
    }

    private Future<Void> send(HttpServerResponse response, ImageStore.Content content) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, content.mediaType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(content.bytes()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .putHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .putHeader("Content-Disposition", "attachment")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        return sendRest(response, content)
                .eventually(() -> executor.executeBlocking(
                        () -> {
                            content.close();
                            return content;
                        },
                        false));
    }

    /** The next part is read when the browser has taken the last one. */
    private Future<Void> sendRest(HttpServerResponse response, ImageStore.Content content) {
        return executor.executeBlocking(() -> content.stream().readNBytes(PART_BYTES), false)
                .compose(part -> part.length == 0
                        ? response.end()
                        : response.write(Buffer.buffer(part)).compose(written -> sendRest(response, content)));
    }
}
