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
final class CatchUp {
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);

    private final Object lock;
    private final String boardId;
    private final RoomContext context;
    private final Subscribers subscribers;
    private final ReplayBuffer replay;
    private final RoomAwareness awareness;
    private final Setting setting;

    private final Map<Position, List<Subscriber>> catchingUp = new HashMap<>();
    private Duration nextRetry = FIRST_RETRY;
    private boolean fetching;

    /** Whoever is told what an answer says besides the board itself. */
    interface Setting {
        void learn(Position at, boolean studentsHidden);
    }

    /** {@code subscribers} are those who are in the room at any time. */
    CatchUp(
            Object lock,
            String boardId,
            RoomContext context,
            Subscribers subscribers,
            ReplayBuffer replay,
            RoomAwareness awareness,
            Setting setting) {
        this.lock = lock;
        this.boardId = boardId;
        this.context = context;
        this.subscribers = subscribers;
        this.replay = replay;
        this.awareness = awareness;
        this.setting = setting;
    }

    /** Gives a member that has just come what it lacks, as soon as possible. */
    void catchUp(Subscriber subscriber) {
        var known = subscriber.known();
        if (subscriber.canResume(replay, replay.last())) {
            resume(subscriber);
        } else if (known == null) {
            fetch();
        } else {
            catchUp(subscriber, known);
        }
    }

    /** Gives the board to those who wait for it, if there are any. */
    void supplyWaiting() {
        if (!isNobodyWaiting()) {
            fetch();
        }
    }

    /** Those who come back from the same place share what they have missed. */
    private void catchUp(Subscriber subscriber, Position from) {
        subscriber.catchUp();
        var together = catchingUp.get(from);
        if (together != null) {
            together.add(subscriber);
            return;
        }
        catchingUp.put(from, new ArrayList<>(List.of(subscriber)));
        var unused = context.subscriptions()
                .begin(boardId)
                .thenCompose(subscriptions -> context.boardState().missed(boardId, from))
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
        together.forEach(Subscriber::endCatchingUp);
        together.removeIf(subscriber -> !subscribers.contains(subscriber) || !subscriber.isWaiting());
        var useful = missed != null && replay.learn(missed.last()) ? missed : null;
        if (useful != null) {
            setting.learn(useful.last(), useful.studentsHidden());
        }
        for (var subscriber : together) {
            if (useful != null && from.equals(subscriber.known())) {
                context.meters().caughtUp();
                subscriber.resumeAfter(useful, replay, awareness);
            } else if (subscriber.canResume(replay, replay.last())) {
                resume(subscriber);
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
        var unused = context.subscriptions()
                .begin(boardId)
                .thenCompose(subscriptions -> context.boardState().fetch(boardId))
                .whenComplete((snapshot, failure) -> {
                    synchronized (lock) {
                        fetched(snapshot);
                    }
                });
    }

    private void fetched(@Nullable BoardSnapshot snapshot) {
        if (isNobodyWaiting()) {
            fetching = false;
        } else if (snapshot == null || !replay.learn(snapshot.position())) {
            context.timer().after(nextRetry, this::retry);
            nextRetry = min(nextRetry.multipliedBy(2), LAST_RETRY);
        } else {
            fetching = false;
            nextRetry = FIRST_RETRY;
            setting.learn(snapshot.position(), snapshot.studentsHidden());
            subscribers.forEach(subscriber -> give(subscriber, snapshot));
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

    private void give(Subscriber subscriber, BoardSnapshot snapshot) {
        subscriber.awaitUnlessCoveredBy(replay);
        if (!subscriber.isWaiting()) {
            return;
        }
        if (subscriber.canResume(replay, later(snapshot.position(), replay.last()))) {
            resume(subscriber);
        } else {
            context.meters().snapshotSent();
            subscriber.restart(snapshot, replay, awareness);
        }
    }

    private void resume(Subscriber subscriber) {
        context.meters().resumed();
        subscriber.resume(replay, awareness);
    }

    private boolean isNobodyWaiting() {
        return subscribers.stream().noneMatch(Subscriber::isWaitingForTheBoard);
    }

    private static Position later(Position a, Position b) {
        return a.seq() >= b.seq() ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
