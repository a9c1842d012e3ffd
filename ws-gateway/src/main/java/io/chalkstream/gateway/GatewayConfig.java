package io.chalkstream.gateway;

import io.chalkstream.protocol.command.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.net.URI;
import java.util.List;

/** The gateway's own settings. */
@ConfigMapping(prefix = "chalkstream.gateway")
public interface GatewayConfig {
    /** The name of this gateway, which no other one may have: its consumer group is called after it. */
    String name();

    /** Where the instances of board-state answer, at least one. */
    @WithName("board-state-url")
    List<URI> boardStateUrls();

    /** What everybody who comes through this gateway may do. */
    Role role();

    /** The consumer group that reads fanout. */
    default String group() {
        return "ws-gateway-" + name();
    }
}
