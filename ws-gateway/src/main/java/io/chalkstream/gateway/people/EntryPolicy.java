package io.chalkstream.gateway.people;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Role;
import org.jspecify.annotations.Nullable;

/** Who may come to a board, and as what (K10). It doesn't bind teachers. Thread-safe. */
public final class EntryPolicy {
    private final PeopleRules rules;
    private final WaitingRooms waitingRooms;
    private final TokenSigner signer;

    public EntryPolicy(PeopleRules rules, WaitingRooms waitingRooms, TokenSigner signer) {
        this.rules = rules;
        this.waitingRooms = waitingRooms;
        this.signer = signer;
    }

    /**
     * Requires that the person may come in.
     *
     * @param member the proof that they have been let in before; null: none
     * @throws NotAllowedException with {@link ErrorCode#REMOVED} if a teacher has removed them, with {@link ErrorCode#WAITING} if a
     *     teacher must let them in first
     */
    public void requireEntry(LinkClaims link, String user, @Nullable String member) {
        if (link.role() == Role.TEACHER) {
            return;
        }
        requireNotRemoved(link.board(), user);
        if (rules.makesNewcomersWait(link)
                && !isMember(link.board(), user, member)
                && !waitingRooms.isAdmitted(link.board(), user)) {
            throw new NotAllowedException(ErrorCode.WAITING, "a teacher lets you in");
        }
    }

    /**
     * The session as the board's teachers have it: under the name, and in the role, that they have given the person.
     *
     * @throws NotAllowedException with {@link ErrorCode#REMOVED} if they have removed the person
     */
    public SessionClaims apply(SessionClaims claims) {
        if (claims.link().role() == Role.TEACHER) {
            return claims;
        }
        String board = claims.link().board();
        requireNotRemoved(board, claims.user());
        return rules.of(board, claims.user())
                .map(status -> {
                    var named = status.rename() == null ? claims : claims.named(status.rename());
                    return status.viewer() ? named.viewing() : named;
                })
                .orElse(claims);
    }

    private void requireNotRemoved(String board, String user) {
        if (rules.of(board, user).filter(status -> status.removed()).isPresent()) {
            throw new NotAllowedException(ErrorCode.REMOVED, "a teacher has removed you from the board");
        }
    }

    private boolean isMember(String board, String user, @Nullable String member) {
        if (member == null) {
            return false;
        }
        try {
            var claims = signer.readMember(member);
            return claims.board().equals(board) && claims.user().equals(user);
        } catch (NotAllowedException e) {
            return false;
        }
    }
}
