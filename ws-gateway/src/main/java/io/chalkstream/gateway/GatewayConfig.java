package io.chalkstream.gateway;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** The gateway's own settings. */
@ConfigMapping(prefix = "chalkstream.gateway")
public interface GatewayConfig {
    /** The name of this gateway, which no other one may have: its consumer group is called after it. */
    String name();

    /** Where board-state answers. */
    URI boardStateUrl();

    /** The consumer group that reads fanout. */
    default String group() {
        return "ws-gateway-" + name();
    }
}
