package io.chalkstream.gateway.image;

import io.chalkstream.gateway.access.ApiResponses;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.code.TryLaterException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Receives images: each is written to a temporary file as it comes, and never held whole in memory. */
final class ImageUploads {
    /** Uploads under way: each takes a file of at most {@link Limits#IMAGE_BYTES}. */
    private static final int AT_ONCE = 32;

    private static final int CREATED = 201;

    private final Vertx vertx;
    private final WorkerExecutor executor;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /** @param executor whose threads may wait for the store */
    ImageUploads(Vertx vertx, WorkerExecutor executor) {
        this.vertx = vertx;
        this.executor = executor;
    }

    /** Receives the body of a request, and answers when the image is kept, or why it isn't. */
    void receive(RoutingContext context, String board, String hash, Images images) {
        var request = context.request();
        if (declaredLength(request) > Limits.IMAGE_BYTES) {
            throw tooLarge();
        }
        if (!free.tryAcquire()) {
            throw new TryLaterException(ErrorCode.UNAVAILABLE, "too many images are on their way");
        }
        request.pause();
        vertx.fileSystem()
                .createTempFile("image-", "")
                .compose(file -> keep(request, file, board, hash, images)
                        .eventually(() -> vertx.fileSystem().delete(file)))
                .onComplete(kept -> {
                    free.release();
                    answer(context, kept.cause());
                });
    }

    private Future<?> keep(HttpServerRequest request, String file, String board, String hash, Images images) {
        return vertx.fileSystem()
                .open(file, new OpenOptions().setWrite(true).setTruncateExisting(true))
                .compose(opened -> new Body(request, opened).write())
                .compose(received -> {
                    if (!received.equals(hash)) {
                        return Future.failedFuture(
                                Limits.malformed("the image's name is not the SHA-256 of its bytes"));
                    }
                    return executor.executeBlocking(
                            () -> {
                                images.put(board, hash, Path.of(file));
                                return hash;
                            },
                            false);
                });
    }

    private static void answer(RoutingContext context, @Nullable Throwable failure) {
        if (context.response().closed()) {
            return;
        }
        if (failure == null) {
            ApiResponses.reply(context, CREATED, Map.of());
            return;
        }
        ApiResponses.fail(context, ApiResponses.asRefusal(failure));
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static RefusedException tooLarge() {
        return Limits.overLimit("an image has at most " + Limits.IMAGE_BYTES + " bytes");
    }

    /** A body that is written to a file while its hash is computed. */
    private static final class Body {
        private final HttpServerRequest request;
        private final AsyncFile file;
        private final MessageDigest digest = sha256();
        private final Promise<String> written = Promise.promise();
        private long bytes;

        Body(HttpServerRequest request, AsyncFile file) {
            this.request = request;
            this.file = file;
        }

        /** Completes with the hash once everything is in the file, which is closed then. */
        Future<String> write() {
            request.handler(this::add);
            request.endHandler(end -> end());
            request.exceptionHandler(this::fail);
            file.exceptionHandler(this::fail);
            request.resume();
            return written.future().recover(failure -> file.close().transform(closed -> Future.failedFuture(failure)));
        }

        private void add(Buffer part) {
            bytes += part.length();
            if (bytes > Limits.IMAGE_BYTES) {
                // The rest is passed over, for as long as a body may take (N5): the browser then reads the answer.
                request.handler(rest -> {}).endHandler(end -> {});
                fail(tooLarge());
                return;
            }
            digest.update(part.getBytes());
            var unused = file.write(part);
            if (file.writeQueueFull()) {
                request.pause();
                file.drainHandler(drained -> request.resume());
            }
        }

        private void end() {
            file.close()
                    .onSuccess(closed -> written.tryComplete(HexFormat.of().formatHex(digest.digest())))
                    .onFailure(this::fail);
        }

        private void fail(Throwable failure) {
            written.tryFail(failure);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
