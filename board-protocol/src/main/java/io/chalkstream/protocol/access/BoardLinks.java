package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import java.util.Map;
import java.util.TreeMap;

/** A board, and the link of each role to it (K1, K6). */
@JsonPropertyOrder({"board", "links"})
public record BoardLinks(String board, Map<Role, String> links) {
    public BoardLinks {
        Limits.requireId("board", board);
        links = new TreeMap<>(Limits.requirePresent("links", links));
        for (var role : Role.values()) {
            Limits.requireAtMost("a link", Limits.requirePresent("a link", links.get(role)), Limits.LINK_LENGTH);
        }
    }

    /** The link of a role. */
    public String link(Role role) {
        return Limits.requirePresent("a link", links.get(role));
    }
}
