package io.chalkstream.gateway.access;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.Revocation;
import io.chalkstream.protocol.command.Role;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The revocations of all boards: a time for each role of a board whose links were ever revoked. */
public final class Revocations {
    private final ConcurrentMap<String, Map<Role, Revocation>> byBoard = new ConcurrentHashMap<>();

    /** Adds a revocation; of several for one role, the latest counts. */
    public void add(String board, Revocation revocation) {
        byBoard.compute(board, (id, before) -> {
            var all = new EnumMap<Role, Revocation>(Role.class);
            all.putAll(before == null ? Map.of() : before);
            all.merge(revocation.role(), revocation, (a, b) -> a.before() >= b.before() ? a : b);
            return Map.copyOf(all);
        });
    }

    /** Whether the link was revoked. */
    public boolean isRevoked(LinkClaims link) {
        var revocation = byBoard.getOrDefault(link.board(), Map.of()).get(link.role());
        return revocation != null && revocation.ends(link);
    }

    /** The role's link issued at {@code issued}, or right after its latest revocation if that is later. */
    LinkClaims validLink(String board, Role role, Instant issued) {
        var link = new LinkClaims(board, role, issued);
        var revocation = byBoard.getOrDefault(board, Map.of()).get(role);
        return revocation != null && revocation.ends(link)
                ? new LinkClaims(board, role, Instant.ofEpochMilli(revocation.before()))
                : link;
    }
}
