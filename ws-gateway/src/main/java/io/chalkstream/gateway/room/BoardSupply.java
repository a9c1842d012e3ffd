package io.chalkstream.gateway.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the board to those in a room who lack something of it: what they have missed if they know the rest, or else the whole.
 * It asks for them only when what happens from then on is heard. Its methods are called with the room's lock held; the answers of board-state take it themselves.
 */
final class BoardSupply {
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);

    private final Object lock;
    private final String boardId;
    private final RoomParts parts;
    private final Members members;
    private final Tail tail;
    private final RoomAwareness awareness;
    private final Setting setting;

    private final Map<Position, List<Member>> catchingUp = new HashMap<>();
    private Duration nextRetry = FIRST_RETRY;
    private boolean fetching;

    /** Whoever is told what an answer says besides the board itself. */
    interface Setting {
        void learn(Position at, boolean studentsHidden);
    }

    /** {@code members} are those who are in the room at any time. */
    BoardSupply(
            Object lock,
            String boardId,
            RoomParts parts,
            Members members,
            Tail tail,
            RoomAwareness awareness,
            Setting setting) {
        this.lock = lock;
        this.boardId = boardId;
        this.parts = parts;
        this.members = members;
        this.tail = tail;
        this.awareness = awareness;
        this.setting = setting;
    }

    /** Gives a member that has just come what it lacks, as soon as possible. */
    void supply(Member member) {
        var known = member.known();
        if (member.canResume(tail, tail.last())) {
            resume(member);
        } else if (known == null) {
            fetch();
        } else {
            catchUp(member, known);
        }
    }

    /** Gives the board to those who wait for it, if there are any. */
    void supplyWaiting() {
        if (!isNobodyWaiting()) {
            fetch();
        }
    }

    /** Those who come back from the same place share what they have missed. */
    private void catchUp(Member member, Position from) {
        member.catchUp();
        var together = catchingUp.get(from);
        if (together != null) {
            together.add(member);
            return;
        }
        catchingUp.put(from, new ArrayList<>(List.of(member)));
        var unused = parts.reading()
                .begin(boardId)
                .thenCompose(reading -> parts.snapshots().missed(boardId, from))
                .whenComplete((missed, failure) -> {
                    synchronized (lock) {
                        caughtUp(from, missed);
                    }
                });
    }

    private void caughtUp(Position from, @Nullable MissedEvents missed) {
        var together = catchingUp.remove(from);
        if (together == null) {
            return;
        }
        together.forEach(Member::endCatchingUp);
        together.removeIf(member -> !members.contains(member) || !member.isWaiting());
        var useful = missed != null && tail.learn(missed.last()) ? missed : null;
        if (useful != null) {
            setting.learn(useful.last(), useful.studentsHidden());
        }
        for (var member : together) {
            if (useful != null && from.equals(member.known())) {
                parts.meters().caughtUp();
                member.resumeAfter(useful, tail, awareness);
            } else if (member.canResume(tail, tail.last())) {
                resume(member);
            }
        }
        supplyWaiting();
    }

    /** Whoever comes while a fetch is under way gets its result too: what has happened since its beginning is in the tail. */
    private void fetch() {
        if (!fetching) {
            fetching = true;
            startFetch();
        }
    }

    private void startFetch() {
        var unused = parts.reading()
                .begin(boardId)
                .thenCompose(reading -> parts.snapshots().fetch(boardId))
                .whenComplete((snapshot, failure) -> {
                    synchronized (lock) {
                        fetched(snapshot);
                    }
                });
    }

    private void fetched(@Nullable BoardSnapshot snapshot) {
        if (isNobodyWaiting()) {
            fetching = false;
        } else if (snapshot == null || !tail.learn(snapshot.position())) {
            parts.timer().after(nextRetry, this::retry);
            nextRetry = min(nextRetry.multipliedBy(2), LAST_RETRY);
        } else {
            fetching = false;
            nextRetry = FIRST_RETRY;
            setting.learn(snapshot.position(), snapshot.studentsHidden());
            members.forEach(member -> give(member, snapshot));
        }
    }

    private void retry() {
        synchronized (lock) {
            if (isNobodyWaiting()) {
                fetching = false;
            } else {
                startFetch();
            }
        }
    }

    private void give(Member member, BoardSnapshot snapshot) {
        member.awaitUnlessCoveredBy(tail);
        if (!member.isWaiting()) {
            return;
        }
        if (member.canResume(tail, later(snapshot.position(), tail.last()))) {
            resume(member);
        } else {
            parts.meters().snapshotSent();
            member.restart(snapshot, tail, awareness);
        }
    }

    private void resume(Member member) {
        parts.meters().resumed();
        member.resume(tail, awareness);
    }

    private boolean isNobodyWaiting() {
        return members.stream().noneMatch(Member::isWaitingForTheBoard);
    }

    private static Position later(Position a, Position b) {
        return a.seq() >= b.seq() ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
