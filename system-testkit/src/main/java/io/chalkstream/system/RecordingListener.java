package io.chalkstream.system;

import io.chalkstream.client.BoardListener;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** Records everything that one client receives, in order. Thread-safe. */
final class RecordingListener implements BoardListener {
    private final List<ServerMessage.Event> events = Collections.synchronizedList(new ArrayList<>());
    private final GatewayHistory gatewayHistory = new GatewayHistory();
    private final AwarenessState awarenessState = new AwarenessState();
    private final Set<String> people = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Point>> cursors = new ConcurrentHashMap<>();
    private final AtomicInteger endedFollows = new AtomicInteger();
    private final AtomicInteger snapshots = new AtomicInteger();
    private final List<ErrorCode> failures = new CopyOnWriteArrayList<>();
    private final List<String> outOfOrder = new CopyOnWriteArrayList<>();
    private volatile long known;

    @Override
    public void welcomed(ServerMessage.Welcome welcome, long nanos) {
        gatewayHistory.welcomed(welcome.gateway(), nanos);
    }

    @Override
    public void away() {
        gatewayHistory.away();
    }

    @Override
    public void applied(ServerMessage.Event event, long nanos) {
        if (event.seq() != known + 1) {
            outOfOrder.add(event.seq() + " after " + known);
        }
        known = event.seq();
        events.add(event);
    }

    @Override
    public void replaced(ServerMessage.Snapshot snapshot, long nanos) {
        known = snapshot.seq();
        snapshots.incrementAndGet();
    }

    @Override
    public void awareness(ServerMessage.Awareness awareness, long nanos) {
        synchronized (awarenessState) {
            awarenessState.merge(awareness.delta(), System.currentTimeMillis());
        }
        awareness.delta().people().forEach((user, presence) -> (presence == null ? gone : people).add(user));
        endedFollows.addAndGet(
                (int) Stream.of(awareness.delta().follows(), awareness.delta().views())
                        .flatMap(lane -> lane.values().stream())
                        .filter(Objects::isNull)
                        .count());
        awareness.delta().cursors().forEach((client, at) -> {
            if (at != null) {
                cursors.computeIfAbsent(client, key -> ConcurrentHashMap.newKeySet())
                        .add(at);
            }
        });
    }

    /** Reads a part of the awareness state. */
    <T> T awarenessState(Function<AwarenessState, T> part) {
        synchronized (awarenessState) {
            return part.apply(awarenessState);
        }
    }

    /** Whether any of these users was ever shown as having left. */
    boolean sawLeave(String... users) {
        return Stream.of(users).anyMatch(gone::contains);
    }

    /** How often a follow or a view was ended. */
    int endedFollows() {
        return endedFollows.get();
    }

    /** Whether any of these users was ever shown as present. */
    boolean sawJoin(String... users) {
        return Stream.of(users).anyMatch(people::contains);
    }

    @Override
    public void failure(ServerMessage.Failure failure, long nanos) {
        failures.add(failure.code());
    }

    /** The gateways that the client was connected to. */
    GatewayHistory gatewayHistory() {
        return gatewayHistory;
    }

    /** The errors of all connections. */
    List<ErrorCode> failures() {
        return List.copyOf(failures);
    }

    /** The events that became part of the board, one after the other. */
    List<ServerMessage.Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    List<Long> seqs() {
        return events().stream().map(ServerMessage.Event::seq).toList();
    }

    /** Events that were applied after a gap. */
    List<String> outOfOrder() {
        return List.copyOf(outOfOrder);
    }

    /** The number of snapshots. */
    int snapshots() {
        return snapshots.get();
    }

    /** Whether this client's cursor has been seen there. */
    boolean sawCursor(String client, Point at) {
        return cursors.getOrDefault(client, Set.of()).contains(at);
    }
}
