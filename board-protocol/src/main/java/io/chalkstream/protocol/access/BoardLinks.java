package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A board and its link for each role (K1, K6).
 *
 * @param name the name of the teacher who created the board, if a login provided it (K7)
 */
@JsonPropertyOrder({"board", "links", "name"})
public record BoardLinks(
        String board, Map<Role, String> links, @Nullable String name) {
    public BoardLinks {
        Limits.requireId("board", board);
        links = new TreeMap<>(Limits.requirePresent("links", links));
        for (var role : Role.values()) {
            Limits.requireAtMost("a link", Limits.requirePresent("a link", links.get(role)), Limits.LINK_LENGTH);
        }
        if (name != null) {
            Limits.requireText("name", name, Limits.NAME_LENGTH);
        }
    }

    public BoardLinks(String board, Map<Role, String> links) {
        this(board, links, null);
    }

    /** The same links, for a teacher of this name. */
    public BoardLinks forTeacher(Optional<String> teacher) {
        return new BoardLinks(board, links, teacher.orElse(null));
    }

    /** The link of a role. */
    public String link(Role role) {
        return Limits.requirePresent("a link", links.get(role));
    }
}
