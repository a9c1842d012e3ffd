package io.chalkstream.protocol.access;

/**
 * The WebSocket subprotocols a client offers. They carry the token, because browsers can't set headers of the upgrade
 * request (K3).
 */
public final class Subprotocols {
    /** The subprotocol that a gateway selects. */
    public static final String NAME = "chalkstream";

    private static final String TOKEN = "token.";

    private Subprotocols() {}

    /** The subprotocol that carries this token. */
    public static String ofToken(String token) {
        return TOKEN + token;
    }

    /** Whether the subprotocol carries a token. */
    public static boolean carriesToken(String subprotocol) {
        return subprotocol.startsWith(TOKEN);
    }

    /** The token carried by the subprotocol. */
    public static String token(String subprotocol) {
        return subprotocol.substring(TOKEN.length());
    }
}
