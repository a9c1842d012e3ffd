package io.chalkstream.gateway;

import io.chalkstream.gateway.limits.ConnectionLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The gateway's own settings. */
@ConfigMapping(prefix = "chalkstream.gateway")
public interface GatewayConfig {
    /** The name of this gateway, which no other one may have: its consumer group is called after it. */
    String name();

    /** Where the instances of board-state answer, at least one. */
    @WithName("board-state-url")
    List<URI> boardStateUrls();

    /** After which time all connections are closed when the gateway is told to stop; it stops after the shutdown delay. */
    Duration drain();

    /** Which partitions of fanout are read. */
    @WithDefault("all")
    Fanout fanout();

    /** Which partitions of fanout are read. */
    enum Fanout {
        /** All, always. */
        ALL,
        /** Those of the boards that somebody here is on. */
        OPEN_BOARDS
    }

    /** How long the gateway may practise before it is ready; zero: it doesn't. */
    @WithDefault("10S")
    Duration warmUp();

    /** What a connection may do, and how many there may be. */
    Limits limits();

    /** Above these, a connection is told so; none of them counts addresses: a school is one address. */
    interface Limits {
        /** Operations, undos and whatever else a client says, but for awareness. */
        @WithDefault("60")
        int messagesPerSecond();

        /** What is above this is lost. */
        @WithDefault("100")
        int awarenessPerSecond();

        /** Of all that a client says. */
        @WithDefault("524288")
        int bytesPerSecond();

        /** Of all that one person's connections to one board say. */
        @WithDefault("524288")
        int bytesPerSecondOfPerson();

        /** Of all that is said on one board. */
        @WithDefault("2097152")
        int bytesPerSecondOfBoard();

        /** On one board. */
        @WithDefault("500")
        int operationsPerSecondOfBoard();

        /** Of one person on one board. */
        @WithDefault("10")
        int connectionsPerPerson();

        /** Of one board, at this gateway. */
        @WithDefault("1000")
        int connectionsPerBoard();

        /** Of this gateway; above it, it isn't ready for more. */
        @WithDefault("6000")
        int connections();

        /** Time for the first message. */
        @WithDefault("10S")
        Duration helloWithin();

        /** Time without a sign of life. */
        @WithDefault("25S")
        Duration idleAfter();
    }

    /** The limits of connections. */
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

    /** The consumer group that reads fanout. */
    default String group() {
        return "ws-gateway-" + name();
    }
}
