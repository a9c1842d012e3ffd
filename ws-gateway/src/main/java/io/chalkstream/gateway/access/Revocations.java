package io.chalkstream.gateway.access;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.Revocation;
import io.chalkstream.protocol.command.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The latest revocation of each role of a board whose links were ever revoked, as long as there can be links that it ends. A board takes
 * about 150 bytes. Any thread may use it.
 */
public final class Revocations {
    private static final int ADDED_BETWEEN_CLEANUPS = 1_000;

    private final Clock clock;
    private final ConcurrentMap<String, OfBoard> byBoard = new ConcurrentHashMap<>();
    private final AtomicInteger added = new AtomicInteger();

    public Revocations(Clock clock) {
        this.clock = clock;
    }

    /** Adds a revocation; of several for one role, the latest counts. */
    public void add(String board, Revocation revocation) {
        if (!isOver(revocation.before())) {
            byBoard.merge(board, OfBoard.of(revocation), OfBoard::latest);
        }
        if (added.incrementAndGet() % ADDED_BETWEEN_CLEANUPS == 0) {
            byBoard.values().removeIf(ofBoard -> isOver(ofBoard.newest()));
        }
    }

    /** Whether the link was revoked. */
    public boolean isRevoked(LinkClaims link) {
        var revocation = latest(link.board(), link.role());
        return revocation != null && revocation.ends(link);
    }

    /** The role's link issued at {@code issued}, or right after its latest revocation if that is later. */
    LinkClaims validLink(String board, Role role, Instant issued) {
        var link = new LinkClaims(board, role, issued);
        var revocation = latest(board, role);
        return revocation != null && revocation.ends(link)
                ? new LinkClaims(board, role, Instant.ofEpochMilli(revocation.before()))
                : link;
    }

    /** How many boards are remembered. */
    int boards() {
        return byBoard.size();
    }

    private @Nullable Revocation latest(String board, Role role) {
        var ofBoard = byBoard.get(board);
        long before = ofBoard == null ? 0 : ofBoard.before(role);
        return before == 0 ? null : new Revocation(role, before);
    }

    /** Of each role, the time before which its links were made that are worth nothing; 0 if there is none. */
    private record OfBoard(long teacher, long student, long viewer) {
        static OfBoard of(Revocation revocation) {
            long before = revocation.before();
            return switch (revocation.role()) {
                case TEACHER -> new OfBoard(before, 0, 0);
                case STUDENT -> new OfBoard(0, before, 0);
                case VIEWER -> new OfBoard(0, 0, before);
            };
        }

        OfBoard latest(OfBoard other) {
            return new OfBoard(
                    Math.max(teacher, other.teacher), Math.max(student, other.student), Math.max(viewer, other.viewer));
        }

        long before(Role role) {
            return switch (role) {
                case TEACHER -> teacher;
                case STUDENT -> student;
                case VIEWER -> viewer;
            };
        }

        long newest() {
            return Math.max(teacher, Math.max(student, viewer));
        }
    }

    /** Whether the links that a revocation at this time ends have ended by themselves. */
    private boolean isOver(long before) {
        return Instant.ofEpochMilli(before).plus(LinkClaims.LIFE).isBefore(clock.instant());
    }
}
