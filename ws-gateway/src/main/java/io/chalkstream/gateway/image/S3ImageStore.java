package io.chalkstream.gateway.image;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Images in a bucket:
 *
 * <ul>
 *   <li>{@code images/HASH} is a content,
 *   <li>{@code boards/BOARD/HASH.BYTES} says that a board has it, and
 *   <li>{@code uses/HASH/BOARD} says the same, to be found by the content.
 * </ul>
 */
final class S3ImageStore implements ImageStore {
    private static final String CONTENTS = "images/";
    private static final String BOARDS = "boards/";
    private static final String USES = "uses/";

    private final MinioClient client;
    private final String bucket;
    private volatile boolean exists;

    S3ImageStore(MinioClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** A request to the store. */
    private interface Request<T> {
        T send() throws IOException, MinioException, GeneralSecurityException;
    }

    @Override
    public void put(String board, String hash, String mediaType, Path file) throws IOException {
        createBucket();
        // The content comes first: a note always has one.
        try (var bytes = Files.newInputStream(file)) {
            long size = Files.size(file);
            write(CONTENTS + hash, mediaType, bytes, size);
            renew(new Note(board, hash, size, Instant.EPOCH));
        }
    }

    @Override
    public Optional<Content> get(String board, String hash) throws IOException {
        if (!has(USES + hash + "/" + board)) {
            return Optional.empty();
        }
        return ifThere(() -> {
            var response = client.getObject(GetObjectArgs.builder()
                    .bucket(bucket)
                    .object(CONTENTS + hash)
                    .build());
            var headers = response.headers();
            return new Content(
                    response,
                    String.valueOf(headers.get("Content-Type")),
                    Long.parseLong(headers.get("Content-Length")));
        });
    }

    @Override
    public void forEachNote(String board, NoteAction action) throws IOException {
        list(BOARDS + board + "/", item -> action.accept(note(item)));
    }

    @Override
    public void forEachNote(NoteAction action) throws IOException {
        list(BOARDS, item -> action.accept(note(item)));
    }

    @Override
    public void renew(Note note) throws IOException {
        write(use(note), "text/plain", InputStream.nullInputStream(), 0);
        write(key(note), "text/plain", InputStream.nullInputStream(), 0);
    }

    @Override
    public void remove(Note note) throws IOException {
        remove(key(note));
        remove(use(note));
    }

    @Override
    public long removeUnnoted(Instant since) throws IOException {
        var staying = new AtomicLong();
        list(CONTENTS, item -> {
            String hash = item.objectName().substring(CONTENTS.length());
            if (item.lastModified().toInstant().isBefore(since) && !isUsed(hash)) {
                remove(item.objectName());
            } else {
                staying.addAndGet(item.size());
            }
        });
        return staying.get();
    }

    private boolean isUsed(String hash) throws IOException {
        return request(() -> listing(USES + hash + "/").iterator().hasNext());
    }

    private boolean has(String key) throws IOException {
        return ifThere(() -> client.statObject(
                        StatObjectArgs.builder().bucket(bucket).object(key).build()))
                .isPresent();
    }

    private void write(String key, String mediaType, InputStream bytes, long size) throws IOException {
        request(() -> client.putObject(
                PutObjectArgs.builder().bucket(bucket).object(key).contentType(mediaType).stream(bytes, size, -1)
                        .build()));
    }

    private void remove(String key) throws IOException {
        request(() -> {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return key;
        });
    }

    private interface ItemAction {
        void accept(Item item) throws IOException;
    }

    private void list(String prefix, ItemAction action) throws IOException {
        createBucket();
        for (var result : listing(prefix)) {
            action.accept(request(result::get));
        }
    }

    private Iterable<Result<Item>> listing(String prefix) {
        return client.listObjects(ListObjectsArgs.builder()
                .bucket(bucket)
                .prefix(prefix)
                .recursive(true)
                .build());
    }

    /** A bucket that operators or another gateway have made stays as it is. */
    private void createBucket() throws IOException {
        if (!exists) {
            if (!bucketExists()) {
                makeBucket();
            }
            exists = true;
        }
    }

    private boolean bucketExists() throws IOException {
        return request(() ->
                client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build()));
    }

    /** All gateways of a new installation make it at the same time; one of them succeeds. */
    private void makeBucket() throws IOException {
        try {
            request(() -> {
                client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
                return bucket;
            });
        } catch (IOException e) {
            if (!bucketExists()) {
                throw e;
            }
        }
    }

    private static String key(Note note) {
        return BOARDS + note.board() + "/" + note.hash() + "." + note.bytes();
    }

    private static String use(Note note) {
        return USES + note.hash() + "/" + note.board();
    }

    private static Note note(Item item) {
        String[] parts = item.objectName().split("[/.]", -1);
        return new Note(
                parts[1],
                parts[2],
                Long.parseLong(parts[3]),
                item.lastModified().toInstant());
    }

    /** What the request gives; empty if the store says that there is no such thing. */
    private static <T> Optional<T> ifThere(Request<T> request) throws IOException {
        try {
            return Optional.of(request.send());
        } catch (ErrorResponseException e) {
            if (e.response().code() == 404) {
                return Optional.empty();
            }
            throw new IOException(e);
        } catch (MinioException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static <T> T request(Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (MinioException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
