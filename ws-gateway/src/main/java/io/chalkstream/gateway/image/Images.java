package io.chalkstream.gateway.image;

import io.chalkstream.gateway.ratelimit.KeyedTokenBuckets;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.TryLaterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The images of boards (I1 to I5). All methods but {@link #requireRate} block. Thread-safe. */
final class Images {
    private static final double UPLOADS_PER_SECOND = 1;
    private static final double UPLOADS_AT_ONCE = 60;
    private static final int REMEMBERED = 20_000;

    private final ImageStore store;
    private final long installationBytes;
    private final Clock clock;
    private final KeyedTokenBuckets uploads = new KeyedTokenBuckets(UPLOADS_PER_SECOND, UPLOADS_AT_ONCE, REMEMBERED);
    /** What the installation had when it was last counted, and what this gateway has stored since. */
    private final AtomicLong stored = new AtomicLong();

    /** @param installationBytes the bytes of all images of all boards */
    Images(ImageStore store, long installationBytes, Clock clock) {
        this.store = store;
        this.installationBytes = installationBytes;
        this.clock = clock;
    }

    /**
     * Counts an upload.
     *
     * @throws TryLaterException with {@link ErrorCode#TOO_FAST} if the person has sent too many
     */
    void requireRate(String board, String user) {
        if (!uploads.tryTake(board + " " + user, clock.millis())) {
            throw new TryLaterException(ErrorCode.TOO_FAST, "too many images at once");
        }
    }

    /**
     * Keeps an image for a board.
     *
     * @param hash of the file's bytes
     * @throws io.chalkstream.protocol.code.InvalidMessageException if it is no image, or too large, or the board or the
     *     installation has too many
     */
    void put(String board, String hash, Path file) throws IOException {
        var format = ImageInspector.inspect(file);
        long bytes = Files.size(file);
        long before = bytesOfOthers(board, hash);
        if (before + bytes > Limits.IMAGE_BYTES_PER_BOARD) {
            throw Limits.overLimit("the images of a board have at most " + Limits.IMAGE_BYTES_PER_BOARD + " bytes");
        }
        if (stored.get() + bytes > installationBytes) {
            throw Limits.overLimit("there is no room for more images");
        }
        store.put(board, hash, format.mediaType(), file);
        stored.addAndGet(bytes);
    }

    Optional<ImageStore.Content> get(String board, String hash) throws IOException {
        return store.get(board, hash);
    }

    /** All images have so many bytes. */
    void counted(long bytes) {
        stored.set(bytes);
    }

    private long bytesOfOthers(String board, String hash) throws IOException {
        var sum = new AtomicLong();
        store.forEachNote(board, note -> {
            if (!note.hash().equals(hash)) {
                sum.addAndGet(note.bytes());
            }
        });
        return sum.get();
    }
}
