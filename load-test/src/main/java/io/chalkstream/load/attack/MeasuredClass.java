package io.chalkstream.load.attack;

import io.chalkstream.client.AccessClient;
import io.chalkstream.client.BoardClient;
import io.chalkstream.client.BoardListener;
import io.chalkstream.client.ClientOptions;
import io.chalkstream.load.OperationMix;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * A class on a board of its own, over all gateways, whose people change it in turn, at fixed times. The time from when an operation was
 * meant to be sent until another person's client has the event is recorded.
 */
final class MeasuredClass implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int ELEMENTS_OF_PERSON = 30;

    private final List<BoardClient> people = new ArrayList<>();
    private final List<OperationMix> mixes = new ArrayList<>();
    private final DeliveryTimes times;
    private final long intervalNanos;
    private final Thread sender = new Thread(this::send, "measured-class");
    private volatile boolean closed;

    MeasuredClass(List<URI> gateways, int size, int operationsPerSecond) throws InterruptedException, TimeoutException {
        this.times = new DeliveryTimes(size);
        this.intervalNanos = NANOS_PER_SECOND / operationsPerSecond;
        var access = new AccessClient(gateways.get(0));
        var board = access.newBoard();
        for (int person = 0; person < size; person++) {
            var addresses = new ArrayList<>(gateways);
            Collections.rotate(addresses, person);
            people.add(BoardClient.connect(options(access, board, person, addresses)));
            mixes.add(new OperationMix("p" + person, person, ELEMENTS_OF_PERSON));
        }
        for (var person : people) {
            person.awaitJoined(PATIENCE);
        }
        sender.start();
    }

    private ClientOptions options(AccessClient access, BoardLinks board, int person, List<URI> gateways) {
        var request = new SessionRequest(
                board.link(Role.STUDENT), DeliveryTimes.nameOf(person), "measured-class-" + UUID.randomUUID());
        String user = access.session(board.board(), request).user();
        return new ClientOptions(
                        board.board(), user, request.name(), gateways, () -> access.session(board.board(), request)
                                .token())
                .with(new BoardListener() {
                    @Override
                    public void applied(ServerMessage.Event event, long nanos) {
                        times.delivered(String.valueOf(event.author().name()), event.op(), person, nanos);
                    }
                });
    }

    private void send() {
        long next = System.nanoTime();
        for (int turn = 0; !closed; turn = (turn + 1) % people.size()) {
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            times.sending(turn, next);
            var unused = people.get(turn).apply(mixes.get(turn).next());
            next += intervalNanos;
        }
    }

    /** All that was recorded so far. */
    DeliveryTimes times() {
        return times;
    }

    /** No more operations; waits until everybody has all, or a minute has passed. */
    void finish() throws InterruptedException {
        closed = true;
        sender.join();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (times.undelivered() > 0 && System.nanoTime() < end) {
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        closed = true;
        people.forEach(BoardClient::close);
    }
}
