package io.chalkstream.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.image.ImageStore.Note;
import io.chalkstream.kafka.embedded.FreePorts;
import io.chalkstream.s3.embedded.EmbeddedS3;
import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.InsufficientDataException;
import io.minio.errors.InternalException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import io.minio.errors.XmlParserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ImageStoreTest {
    private static final String HASH = "ab".repeat(32);
    private static final String OTHER_HASH = "cd".repeat(32);

    @TempDir
    static Path directory;

    private static EmbeddedS3 server;

    private final MinioClient client = MinioClient.builder()
            .endpoint(server.endpoint().toString())
            .credentials(EmbeddedS3.ACCESS_KEY, EmbeddedS3.SECRET_KEY)
            .build();
    private final String bucket = "images-" + System.nanoTime();
    private final ImageStore store = new S3ImageStore(client, bucket);

    @BeforeAll
    static void startServer() {
        server = EmbeddedS3.start(directory.resolve("s3"), FreePorts.next());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void I2_a_board_gets_what_it_was_given_and_no_other_board_does() throws IOException {
        store.put("board-1", HASH, "image/png", file("pixels"));

        try (var content = store.get("board-1", HASH).orElseThrow()) {
            assertThat(content.stream().readAllBytes()).asString().isEqualTo("pixels");
            assertThat(content.mediaType()).isEqualTo("image/png");
            assertThat(content.bytes()).isEqualTo(6);
        }
        assertThat(store.get("board-2", HASH)).isEmpty();
        assertThat(store.get("board-1", OTHER_HASH)).isEmpty();
    }

    @Test
    void a_bucket_that_another_gateway_makes_at_the_same_time_is_used() throws IOException {
        new S3ImageStore(new LateClient(client), bucket).put("board-1", HASH, "image/png", file("pixels"));
        assertThat(store.get("board-1", HASH)).isPresent();
    }

    @Test
    void I3_two_boards_share_a_content_and_each_has_a_note() throws IOException {
        store.put("board-1", HASH, "image/png", file("pixels"));
        store.put("board-2", HASH, "image/png", file("pixels"));
        store.put("board-2", OTHER_HASH, "image/gif", file("others"));

        assertThat(notes("board-2")).extracting(Note::hash).containsExactlyInAnyOrder(HASH, OTHER_HASH);
        assertThat(notes("board-2")).extracting(Note::bytes).containsOnly(6L);
        assertThat(store.removeUnnoted(future())).isEqualTo(12);
    }

    @Test
    void I5_a_content_goes_when_no_board_has_it_any_more() throws IOException {
        store.put("board-1", HASH, "image/png", file("pixels"));
        store.put("board-2", HASH, "image/png", file("pixels"));

        store.remove(notes("board-1").get(0));
        assertThat(store.removeUnnoted(future())).isEqualTo(6);
        assertThat(store.get("board-2", HASH)).isPresent();
        store.remove(notes("board-2").get(0));
        assertThat(store.removeUnnoted(Instant.EPOCH)).isEqualTo(6);
        assertThat(store.removeUnnoted(future())).isZero();
    }

    private List<Note> notes(String board) throws IOException {
        var notes = new ArrayList<Note>();
        store.forEachNote(board, notes::add);
        return notes;
    }

    private static Instant future() {
        return Instant.now().plusSeconds(3_600);
    }

    private static Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "image", ""), content);
    }

    /** Finds no bucket the first time, and before it says so somebody else has made it. */
    @SuppressWarnings("try") // nobody closes it
    private static final class LateClient extends MinioClient {
        private boolean asked;

        LateClient(MinioClient client) {
            super(client);
        }

        @Override
        public boolean bucketExists(BucketExistsArgs args)
                throws ErrorResponseException, InsufficientDataException, InternalException, InvalidKeyException,
                        InvalidResponseException, IOException, NoSuchAlgorithmException, ServerException,
                        XmlParserException {
            boolean exists = super.bucketExists(args);
            if (!asked) {
                asked = true;
                makeBucket(MakeBucketArgs.builder().bucket(args.bucket()).build());
            }
            return exists;
        }
    }
}
