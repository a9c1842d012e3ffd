package io.chalkstream.s3.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Provides a store of images for Quarkus tests. */
public final class S3TestResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedS3 server;

    @Override
    public Map<String, String> start() {
        var started = startAnywhere();
        server = started;
        return Map.of(
                "chalkstream.images.endpoint", started.endpoint().toString(),
                "chalkstream.images.access-key", EmbeddedS3.ACCESS_KEY,
                "chalkstream.images.secret-key", EmbeddedS3.SECRET_KEY);
    }

    private static EmbeddedS3 startAnywhere() {
        try {
            return EmbeddedS3.start(Files.createTempDirectory("s3-"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
