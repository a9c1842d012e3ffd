package io.chalkstream.kit.trust;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** By what services know each other. */
@ConfigMapping(prefix = "chalkstream.service")
interface ServiceKeyConfig {
    /** The secret that their tokens are signed with: the same for all services of the installation. */
    Optional<String> key();

    /** The secret before: what was signed with it is good, too. */
    Optional<String> previousKey();
}
