package io.chalkstream.gateway.image;

import io.minio.MinioClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Produces the beans of images; all are empty where an installation keeps none. */
@Singleton
final class ImageBeans {
    @Produces
    @Singleton
    Optional<ImageStore> store(ImageConfig config) {
        return config.endpoint().map(endpoint -> {
            var client = MinioClient.builder().endpoint(endpoint);
            config.region().ifPresent(client::region);
            if (config.accessKey().isPresent() && config.secretKey().isPresent()) {
                client.credentials(config.accessKey().get(), config.secretKey().get());
            }
            return new S3ImageStore(client.build(), config.bucket());
        });
    }

    @Produces
    @Singleton
    Optional<Images> images(Optional<ImageStore> store, ImageConfig config) {
        return store.map(kept -> new Images(kept, config.installationBytes(), Clock.systemUTC()));
    }
}
