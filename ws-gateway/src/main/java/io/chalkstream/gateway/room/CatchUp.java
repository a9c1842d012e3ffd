package io.chalkstream.gateway.room;

import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings subscribers up to date: from the replay buffer, with the missed events from board-state, or with a snapshot. It asks
 * board-state only once the board's later events are being read. Callers hold the room's lock; callbacks acquire it themselves.
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
    private final StateListener state;

    private final Map<Position, List<Subscriber>> catchingUp = new HashMap<>();
    private Duration nextRetry = FIRST_RETRY;
    private boolean fetching;

    /** Notified of the board's state, as an answer of board-state says it. */
    interface StateListener {
        void changed(Position at, VisibilityPolicy policy, boolean frozen);
    }

    /** {@code subscribers} is the room's live collection. */
    CatchUp(
            Object lock,
            String boardId,
            RoomContext context,
            Subscribers subscribers,
            ReplayBuffer replay,
            RoomAwareness awareness,
            StateListener state) {
        this.lock = lock;
        this.boardId = boardId;
        this.context = context;
        this.subscribers = subscribers;
        this.replay = replay;
        this.awareness = awareness;
        this.state = state;
    }

    /** Brings a new subscriber up to date, at once if the replay buffer allows it. */
    void start(Subscriber subscriber) {
        var known = subscriber.resumePosition();
        if (canResumeNow(subscriber)) {
            resume(subscriber);
        } else if (known == null) {
            fetch();
        } else {
            catchUp(subscriber, known);
        }
    }

    /** Only an answer of board-state says who may see what; without one, students would stay hidden. */
    private boolean canResumeNow(Subscriber subscriber) {
        return awareness.knowsVisibility() && subscriber.canResume(replay, replay.last());
    }

    /** Fetches a snapshot if any subscriber waits for one. */
    void fetchForWaiting() {
        if (!isNobodyWaiting()) {
            fetch();
        }
    }

    /** Subscribers that resume from the same position share one request. */
    private void catchUp(Subscriber subscriber, Position from) {
        subscriber.beginCatchUp();
        var group = catchingUp.get(from);
        if (group != null) {
            group.add(subscriber);
            return;
        }
        catchingUp.put(from, new ArrayList<>(List.of(subscriber)));
        var unused = context.subscriptions()
                .subscribe(boardId)
                .thenCompose(subscribed -> context.boardState().fetchMissed(boardId, from))
                .whenComplete((missed, failure) -> {
                    synchronized (lock) {
                        missedEventsArrived(from, missed);
                    }
                });
    }

    private void missedEventsArrived(Position from, @Nullable MissedEvents missed) {
        var group = catchingUp.remove(from);
        if (group == null) {
            return;
        }
        group.removeIf(subscriber -> !subscribers.contains(subscriber) || !subscriber.isCatchingUpFrom(from));
        var useful = missed != null && replay.alignTo(missed.last()) ? missed : null;
        if (useful != null) {
            state.changed(useful.last(), useful.visibility(), useful.frozen());
        }
        for (var subscriber : group) {
            if (useful != null && subscriber.canTakeMissedEvents()) {
                context.meters().resumedFromHistory();
                subscriber.resumeAfter(useful, replay, awareness);
            } else if (canResumeNow(subscriber)) {
                resume(subscriber);
            } else {
                subscriber.awaitSnapshot();
            }
        }
        fetchForWaiting();
    }

    /** A subscriber that joins during a fetch gets its result too: the replay buffer has every event since the fetch began. */
    private void fetch() {
        if (!fetching) {
            fetching = true;
            startFetch();
        }
    }

    private void startFetch() {
        var unused = context.subscriptions()
                .subscribe(boardId)
                .thenCompose(subscribed -> context.boardState().fetchSnapshot(boardId))
                .whenComplete((snapshot, failure) -> {
                    synchronized (lock) {
                        snapshotArrived(snapshot);
                    }
                });
    }

    private void snapshotArrived(@Nullable BoardSnapshot snapshot) {
        handleSnapshot(snapshot);
        if (snapshot != null) {
            snapshot.lease().release();
        }
    }

    private void handleSnapshot(@Nullable BoardSnapshot snapshot) {
        if (isNobodyWaiting()) {
            fetching = false;
        } else if (snapshot == null || !replay.alignTo(snapshot.position())) {
            context.scheduler().after(nextRetry, this::retry);
            nextRetry = min(nextRetry.multipliedBy(2), LAST_RETRY);
        } else {
            fetching = false;
            nextRetry = FIRST_RETRY;
            state.changed(snapshot.position(), snapshot.visibility(), snapshot.frozen());
            subscribers.forEach(subscriber -> sendSnapshot(subscriber, snapshot));
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

    private void sendSnapshot(Subscriber subscriber, BoardSnapshot snapshot) {
        subscriber.waitUnlessCovered(replay);
        if (subscriber.isLive()) {
            return;
        }
        if (subscriber.canResume(replay, later(snapshot.position(), replay.last()))) {
            resume(subscriber);
        } else {
            context.meters().snapshotSent();
            subscriber.resumeFromSnapshot(snapshot, replay, awareness);
        }
    }

    private void resume(Subscriber subscriber) {
        context.meters().resumed();
        subscriber.resume(replay, awareness);
    }

    private boolean isNobodyWaiting() {
        return subscribers.stream().noneMatch(Subscriber::isAwaitingSnapshot);
    }

    private static Position later(Position a, Position b) {
        return a.seq() >= b.seq() ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
