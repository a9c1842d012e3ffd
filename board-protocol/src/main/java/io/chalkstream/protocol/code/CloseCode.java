package io.chalkstream.protocol.code;

/**
 * Why a gateway closes a connection. 1012 and 4000 to 4099: reconnect and resume; 4100 to 4199: final, don't reconnect.
 */
public enum CloseCode {
    /** The gateway stops (RFC 6455's registry: service restart). */
    RESTART(1012),
    /** The client reads more slowly than events come. */
    SLOW(4000),
    /** The same client has opened a newer connection. */
    SUPERSEDED(4001),
    /** The gateway missed events of the board. */
    GAP(4002),
    /** Kafka or board-state can't be reached. */
    UNAVAILABLE(4003),
    /** The session has expired: the client requests another one with its link. */
    EXPIRED(4004),
    /** The client exceeded a rate limit. */
    TOO_FAST(4005),
    /** No message arrived for too long. */
    IDLE(4006),
    /** The connection limit is reached. */
    FULL(4007),
    /** The client doesn't speak the protocol. */
    PROTOCOL(4100),
    /** The link that the client came by has been revoked. */
    REVOKED(4101),
    /** A teacher has removed the person from the board. */
    REMOVED(4102);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    /** The WebSocket close code. */
    public int code() {
        return code;
    }
}
