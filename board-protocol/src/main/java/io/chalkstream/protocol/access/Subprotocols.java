package io.chalkstream.protocol.access;

/** What a client offers when it opens a WebSocket: browsers can't set a header of it, but name subprotocols (K3). */
public final class Subprotocols {
    /** The one that a gateway selects. */
    public static final String NAME = "chalkstream";

    private static final String TOKEN = "token.";

    private Subprotocols() {}

    /** The one that carries a session's token. */
    public static String ofToken(String token) {
        return TOKEN + token;
    }

    /** Whether this one carries a token. */
    public static boolean carriesToken(String subprotocol) {
        return subprotocol.startsWith(TOKEN);
    }

    /** The token that such a one carries. */
    public static String token(String subprotocol) {
        return subprotocol.substring(TOKEN.length());
    }
}
