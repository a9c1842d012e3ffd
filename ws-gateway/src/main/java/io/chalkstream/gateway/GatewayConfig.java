package io.chalkstream.gateway;

import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.protocol.version.ProtocolVersion;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The gateway's own settings. */
@ConfigMapping(prefix = "chalkstream.gateway")
public interface GatewayConfig {
    /** The unique name of this gateway; its consumer group is named after it. */
    String name();

    /** The addresses of the instances of board-state, at least one. */
    @WithName("board-state-url")
    List<URI> boardStateUrls();

    /** The time from the request to stop until all connections are closed; the gateway stops after the shutdown delay. */
    Duration drain();

    /** Which partitions of fanout are read. */
    @WithDefault("all")
    Fanout fanout();

    /** Which partitions of fanout are read. */
    enum Fanout {
        /** All partitions, always. */
        ALL,
        /** The partitions of boards with a connection at this gateway. */
        OPEN_BOARDS
    }

    /**
     * The minor version of the protocol that clients may use, and by which operations are decided: this release's unless
     * set, or the last release's while it still runs beside this one (V9).
     */
    OptionalInt offeredMinor();

    /** As {@link #offeredMinor()}, checked. */
    default int offered() {
        return ProtocolVersion.requireOffered(offeredMinor().orElse(ProtocolVersion.MINOR));
    }

    /** The longest warm-up before the gateway is ready; zero for none. */
    @WithDefault("10S")
    Duration warmUp();

    /** Where the operators' page is, if this gateway leads there from /ops. */
    Optional<String> opsUrl();

    /** The limits of connections, as settings. */
    Limits limits();

    /** The limits of connections. None is per IP address, since a school may share one. */
    interface Limits {
        /** The messages of a connection per second, except awareness. */
        @WithDefault("60")
        int messagesPerSecond();

        /** The awareness messages of a connection per second; those above it are dropped. */
        @WithDefault("100")
        int awarenessPerSecond();

        /** The bytes that a connection may send per second. */
        @WithDefault("524288")
        int bytesPerSecond();

        /** The bytes that all connections of one person on one board may send per second. */
        @WithDefault("524288")
        int bytesPerSecondOfPerson();

        /** The bytes that all connections of one board may send per second. */
        @WithDefault("2097152")
        int bytesPerSecondOfBoard();

        /** The operations of one board per second. */
        @WithDefault("150")
        int operationsPerSecondOfBoard();

        /** What the operations of one board that come in here are, for all connections here that get them, in bytes per second. */
        @WithDefault("8388608")
        int bytesPerSecondToBoard();

        /** The connections of one person on one board. */
        @WithDefault("10")
        int connectionsPerPerson();

        /** The connections of one board at this gateway. */
        @WithDefault("1000")
        int connectionsPerBoard();

        /** The connections of this gateway; at this number it isn't ready. */
        @WithDefault("6000")
        int connections();

        /** How long a connection may take to send hello. */
        @WithDefault("10S")
        Duration helloWithin();

        /** How long a connection may be silent. */
        @WithDefault("25S")
        Duration idleAfter();
    }

    /** The connection limits in the form that connections use. */
    default ConnectionLimits connectionLimits() {
        var limits = limits();
        return new ConnectionLimits(
                limits.connections(),
                limits.connectionsPerBoard(),
                limits.connectionsPerPerson(),
                limits.messagesPerSecond(),
                limits.awarenessPerSecond(),
                limits.bytesPerSecond(),
                limits.helloWithin(),
                limits.idleAfter());
    }

    /** The name of the consumer group that reads fanout. */
    default String group() {
        return "ws-gateway-" + name();
    }
}
