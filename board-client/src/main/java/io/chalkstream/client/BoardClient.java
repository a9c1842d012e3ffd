package io.chalkstream.client;

import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client of one board. It reconnects by itself after a lost connection, to the next gateway, until it is closed or rejected
 * for good. Thread-safe.
 */
public final class BoardClient implements AutoCloseable {
    private final ClientLock lock = new ClientLock();
    private final Replica replica;
    private final CursorThrottle cursor = new CursorThrottle();
    private final LastingAwareness lastingAwareness = new LastingAwareness();
    private final ConnectionManager connections;

    private final ClientScheduler scheduler;

    private BoardClient(ClientOptions options, ClientEnvironment environment) {
        replica = new Replica(
                options,
                () -> Author.clientId(options.user(), environment.pages().get()));
        connections = new ConnectionManager(lock, options, new ConnectionEvents(), environment);
        scheduler = environment.scheduler();
    }

    /** Starts to join the board, and returns at once: see {@link #awaitJoined}. */
    public static BoardClient connect(ClientOptions options) {
        return connect(options, ClientEnvironment.SYSTEM);
    }

    /** As {@link #connect(ClientOptions)}; {@code random} determines the wait before a reconnect (C8). */
    static BoardClient connect(ClientOptions options, DoubleSupplier random) {
        return connect(options, ClientEnvironment.SYSTEM.with(random));
    }

    /** As {@link #connect(ClientOptions)}, in other surroundings. */
    public static BoardClient connect(ClientOptions options, ClientEnvironment environment) {
        var client = new BoardClient(options, environment);
        client.lock.locked(client.connections::open);
        return client;
    }

    /**
     * Sends an operation: all {@code changes} take effect, in order, or none.
     *
     * @throws IllegalStateException if the client is closed
     */
    public Submission apply(List<Change> changes) {
        return submit(() -> replica.apply(changes));
    }

    /** As {@link #apply(List)}. */
    public Submission apply(Change... changes) {
        return apply(List.of(changes));
    }

    /**
     * Undoes this person's latest change.
     *
     * @throws IllegalStateException if the client is closed
     */
    public Submission undo() {
        return submit(replica::undo);
    }

    /**
     * Redoes what was undone last.
     *
     * @throws IllegalStateException if the client is closed
     */
    public Submission redo() {
        return submit(replica::redo);
    }

    /** Moves the cursor, in board units. Dropped without a connection; of many moves in one tick, only the latest is sent. */
    public void moveCursor(double x, double y) {
        lock.locked(() -> sendCursor(cursor.moved(new ClientMessage.Cursor(new Point(x, y)))));
    }

    /**
     * Sends any other awareness at once: ink, whom the person follows, and so on (A1). Dropped without a connection, unless it is
     * lasting (A8), and if the gateway doesn't offer it (V9).
     */
    public void show(ClientMessage awareness) {
        lock.locked(() -> {
            lastingAwareness.sent(awareness);
            if (replica.isWelcome() && replica.isOffered(awareness)) {
                connections.send(awareness);
            }
        });
    }

    /** The elements as confirmed up to {@link #seq}, by their ids. */
    public Map<String, Element> elements() {
        return lock.get(replica::elements);
    }

    /** The seq of the last event; 0 if there is none, or the client hasn't joined yet. */
    public long seq() {
        return lock.get(replica::seq);
    }

    /** The board's epoch; 0 while {@link #seq} is 0. */
    public long epoch() {
        return lock.get(replica::epoch);
    }

    /** This client's id; it may change after a week without a connection. */
    public String client() {
        return lock.get(replica::client);
    }

    /** What the person can undo and redo; empty until the gateway has sent it. */
    public Optional<ServerMessage.History> history() {
        return lock.get(() -> Optional.ofNullable(replica.history()));
    }

    /** True from {@code welcome} until the connection is lost; a handover (C9) counts as connected until the next welcome. */
    public boolean isConnected() {
        return lock.get(replica::isWelcome);
    }

    /** Waits until the client has joined. */
    public void awaitJoined(Duration deadline) throws InterruptedException, TimeoutException {
        awaitCondition("the board is known", replica::isJoined, deadline);
    }

    /** Waits until the board has reached {@code seq}. */
    public void awaitSeq(long seq, Duration deadline) throws InterruptedException, TimeoutException {
        awaitCondition("seq is " + seq, () -> replica.seq() >= seq, deadline);
    }

    /**
     * Waits until {@code condition} holds; it is checked after each frame, with the client's lock held.
     *
     * @param what the condition in words, for the exception
     * @throws TimeoutException if it doesn't hold when {@code deadline} has passed
     */
    public void awaitCondition(String what, BooleanSupplier condition, Duration deadline)
            throws InterruptedException, TimeoutException {
        lock.await(what, condition, deadline, () -> "connected: %s, epoch %d, seq %d"
                .formatted(replica.isWelcome(), replica.epoch(), replica.seq()));
    }

    /** Drops the connection without a close frame, as a dead network does. The client reconnects. */
    public void dropConnection() {
        lock.locked(connections::drop);
    }

    /** Leaves the board, and cancels all pending results. */
    @Override
    public void close() {
        lock.locked(connections::close);
        abandon();
    }

    private void abandon() {
        lock.get(replica::abandon).forEach(answer -> answer.cancel(false));
    }

    private Submission submit(Supplier<Submission> submission) {
        return lock.get(() -> {
            if (connections.isClosed()) {
                throw new IllegalStateException("this client is closed");
            }
            var submitted = submission.get();
            replica.takeSendable().forEach(connections::send);
            return submitted;
        });
    }

    private void sendCursor(ClientMessage.@Nullable Cursor message) {
        if (message == null) {
            return;
        }
        if (replica.isWelcome()) {
            connections.send(message);
        }
        var unused =
                scheduler.after(lastingAwareness.interval(), () -> lock.locked(() -> sendCursor(cursor.elapsed())));
    }

    private final class ConnectionEvents implements ConnectionManager.Handler {
        @Override
        public ClientMessage.Hello hello() {
            return replica.hello();
        }

        @Override
        public Runnable received(List<ServerMessage> messages, long nanos) {
            var settled = new ArrayList<ReplicaEffects.Settled>();
            for (var message : messages) {
                var reaction = replica.receive(message, nanos);
                reaction.send().forEach(connections::send);
                lastingAwareness.received(message).forEach(connections::send);
                settled.addAll(reaction.settled());
                if (reaction.reconnect()) {
                    connections.drop();
                    break;
                }
            }
            lock.changed();
            return () -> settled.forEach(ReplicaEffects.Settled::deliver);
        }

        @Override
        public void lost() {
            replica.disconnected();
            lock.changed();
        }

        @Override
        public Runnable rejected() {
            replica.disconnected();
            lock.changed();
            return BoardClient.this::abandon;
        }
    }
}
