package io.chalkstream.gateway.access;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The origins whose pages may open a WebSocket (K3).
 *
 * @param others origins as browsers write them, such as {@code https://board.school.example}
 */
public record AllowedOrigins(Set<String> others) {
    public AllowedOrigins {
        others = Set.copyOf(others);
    }

    /**
     * Whether a page of this origin may open a WebSocket.
     *
     * @param origin the header of this name; null if there is none: then it is no browser's page
     * @param host the header of this name, which the request came to
     */
    public boolean allows(@Nullable String origin, @Nullable String host) {
        return origin == null || others.contains(origin) || isOf(host, origin);
    }

    private static boolean isOf(@Nullable String host, String origin) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
