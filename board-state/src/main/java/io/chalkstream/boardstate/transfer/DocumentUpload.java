package io.chalkstream.boardstate.transfer;

import io.chalkstream.protocol.board.Limits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.Serial;
import java.nio.file.Path;

/**
 * A document that is coming: it is checked while it comes, and goes into a temporary file at the disk's pace. Used on one
 * event loop.
 */
final class DocumentUpload {
    /** Bytes of a document: a full board, and what its JSON has besides. */
    static final long MAX_BYTES = 2L * Limits.BOARD_BYTES;

    private final DocumentCheck check = new DocumentCheck();
    private final Promise<DocumentUpload> received = Promise.promise();
    private final Path path;
    private final AsyncFile file;
    private long bytes;

    private DocumentUpload(String path, AsyncFile file) {
        this.path = Path.of(path);
        this.file = file;
    }

    /** The document is longer than any may be. */
    static final class TooLongException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("a document has at most " + MAX_BYTES + " bytes");
        }
    }

    /**
     * Receives the body of a request that is paused. Fails as soon as it is known that it is no document; the rest of the
     * body is dropped as it comes then.
     */
    static Future<DocumentUpload> receive(Vertx vertx, HttpServerRequest request) {
        return vertx.fileSystem().createTempFile("import", ".json").compose(path -> vertx.fileSystem()
                .open(path, new OpenOptions().setTruncateExisting(true))
                .compose(file -> new DocumentUpload(path, file)
                        .receive(request)
                        .onFailure(failure -> discard(vertx, path, file))));
    }

    private Future<DocumentUpload> receive(HttpServerRequest request) {
        request.handler(chunk -> take(request, chunk));
        request.exceptionHandler(received::tryFail);
        request.endHandler(end -> end());
        file.exceptionHandler(received::tryFail);
        request.resume();
        return received.future();
    }

    private void take(HttpServerRequest request, Buffer chunk) {
        if (received.future().isComplete()) {
            return;
        }
        bytes += chunk.length();
        if (bytes > MAX_BYTES) {
            received.tryFail(new TooLongException());
            return;
        }
        try {
            check.feed(chunk.getBytes());
        } catch (RuntimeException e) {
            received.tryFail(e);
            return;
        }
        file.write(chunk).onFailure(received::tryFail);
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(drained -> request.resume());
        }
    }

    private void end() {
        if (received.future().isComplete()) {
            return;
        }
        try {
            check.end();
        } catch (RuntimeException e) {
            received.tryFail(e);
            return;
        }
        file.close().onComplete(closed -> {
            if (closed.succeeded()) {
                received.tryComplete(this);
            } else {
                received.tryFail(closed.cause());
            }
        });
    }

    private static void discard(Vertx vertx, String path, AsyncFile file) {
        file.close().onComplete(closed -> vertx.fileSystem().delete(path));
    }

    /** The check of the document, which has ended. */
    DocumentCheck check() {
        return check;
    }

    ImportPlan.Source document() {
        return new StoredDocument(path);
    }

    void delete(Vertx vertx) {
        vertx.fileSystem().delete(path.toString());
    }
}
