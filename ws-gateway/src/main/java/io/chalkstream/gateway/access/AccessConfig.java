package io.chalkstream.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The settings of access. */
@ConfigMapping(prefix = "chalkstream.access")
interface AccessConfig {
    /** The secret that links and sessions are signed with: the same for all gateways. */
    Optional<String> key();

    /** The secret before: what was signed with it is good, too. */
    Optional<String> previousKey();

    /** How long a session is good; a client gets the next one by itself. */
    @WithDefault("15M")
    Duration sessionLife();

    /** How often something may be asked for. */
    AccessRates rates();

    /** Origins of pages that may open a WebSocket here, besides those that this gateway serves itself. */
    Optional<Set<String>> origins();
}
