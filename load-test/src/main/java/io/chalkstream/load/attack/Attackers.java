package io.chalkstream.load.attack;

import io.chalkstream.protocol.access.BoardLinks;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The connections of one attack in one window. One thread, the event loop, serves all of them and runs all callbacks. {@link #close}
 * ends everything.
 */
final class Attackers implements AutoCloseable {
    /** Less than the time without a sign of life after which a gateway closes a connection (L4). */
    private static final long SIGN_OF_LIFE_MILLIS = 8_000;

    private static final int HELPERS = 8;
    private static final Buffer PING = RawSocket.frame("{\"type\":\"ping\"}");

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    private final ExecutorService helpers = Executors.newFixedThreadPool(HELPERS);
    private final Set<RawSocket> sockets = new HashSet<>();
    private final Counts counts;
    private volatile boolean closed;

    /** What happened to the connections of all windows. */
    static final class Counts {
        final LongAdder connected = new LongAdder();
        final LongAdder refused = new LongAdder();
        /** By the servers, by code. */
        final Map<Integer, Integer> closed = new ConcurrentSkipListMap<>();

        final LongAdder sent = new LongAdder();
        final LongAdder whole = new LongAdder();

        @Override
        public String toString() {
            return "%,d connected, %,d couldn't, closed by the servers: %s; %,d sent; %,d got a whole board"
                    .formatted(connected.sum(), refused.sum(), closed, sent.sum(), whole.sum());
        }
    }

    Attackers(Counts counts) {
        this.counts = counts;
        every(SIGN_OF_LIFE_MILLIS, () -> sockets.forEach(socket -> socket.send(PING)));
    }

    /** Connects and joins; {@code then} gets the connection. */
    void join(URI gateway, BoardLinks board, Account account, Consumer<RawSocket> then) {
        join(gateway, board, account, then, () -> {});
    }

    /** The same; {@code lost} runs if the connection can't be made, or is ended by the server. */
    void join(URI gateway, BoardLinks board, Account account, Consumer<RawSocket> then, Runnable lost) {
        if (closed) {
            return;
        }
        client.connect(gateway.getPort(), gateway.getHost()).onComplete(connecting -> {
            if (connecting.failed()) {
                counts.refused.increment();
                lost.run();
                return;
            }
            counts.connected.increment();
            var joined = new RawSocket[1];
            var socket = new RawSocket(connecting.result(), () -> {
                if (sockets.remove(joined[0]) && !closed) {
                    counts.closed.merge(joined[0].closeCode(), 1, Integer::sum);
                    lost.run();
                }
            });
            joined[0] = socket;
            sockets.add(socket);
            socket.join(gateway, board.board(), account, () -> then.accept(socket));
        });
    }

    /** Ends a connection; that doesn't count as lost. */
    void leave(RawSocket socket) {
        sockets.remove(socket);
        socket.close();
    }

    /** Sends, and counts what was sent. */
    boolean send(RawSocket socket, Buffer bytes) {
        boolean sent = socket.send(bytes);
        if (sent) {
            counts.sent.increment();
        }
        return sent;
    }

    /** A joiner has got its board. */
    void countWhole() {
        counts.whole.increment();
    }

    void every(long millis, Runnable task) {
        vertx.setPeriodic(millis, ignored -> task.run());
    }

    void after(long millis, Runnable task) {
        vertx.setTimer(millis, ignored -> task.run());
    }

    /** Does something that blocks, such as asking for a session, and continues on the event loop; not if it fails. */
    <T> void ask(Callable<T> question, Consumer<T> then) {
        if (closed) {
            return;
        }
        var unused = CompletableFuture.supplyAsync(() -> call(question), helpers)
                .whenComplete((answer, failure) -> vertx.runOnContext(ignored -> {
                    if (failure != null) {
                        counts.refused.increment();
                    } else if (!closed) {
                        then.accept(answer);
                    }
                }));
    }

    private static <T> T call(Callable<T> question) {
        try {
            return question.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    List<RawSocket> open() {
        return sockets.stream().filter(RawSocket::isOpen).toList();
    }

    @Override
    public void close() {
        closed = true;
        helpers.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
