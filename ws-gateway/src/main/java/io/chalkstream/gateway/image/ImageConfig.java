package io.chalkstream.gateway.image;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where images are kept, and how many. */
@ConfigMapping(prefix = "chalkstream.images")
interface ImageConfig {
    /** The address of the S3-compatible store; without it, this installation has no images. */
    Optional<String> endpoint();

    @WithDefault("chalkstream-images")
    String bucket();

    /** The region of the bucket; many stores have none. */
    Optional<String> region();

    Optional<String> accessKey();

    Optional<String> secretKey();

    /** The bytes of all images of this installation. */
    @WithDefault("107374182400")
    long installationBytes();

    /** How long an image is kept that its board doesn't have any more: at least as long as the board's history (H1). */
    @WithDefault("31D")
    Duration unusedAfter();

    /** How often unused images are looked for. */
    @WithDefault("6H")
    Duration sweepEvery();
}
