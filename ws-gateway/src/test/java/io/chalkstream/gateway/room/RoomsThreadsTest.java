package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.code.CloseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RoomsThreadsTest {
    private static final int EVENTS = 20_000;
    private static final int JOINS_OF_EACH_THREAD = 300;
    private static final int THREADS = 4;

    private final AtomicLong head = new AtomicLong();
    private final ConcurrentLinkedQueue<String> mistakes = new ConcurrentLinkedQueue<>();
    private final RoomRegistry rooms = new RoomRegistry(SampleMessages.parts(
            new BoardStateClient() {
                @Override
                public CompletionStage<BoardSnapshot> fetchSnapshot(String board) {
                    return CompletableFuture.supplyAsync(() -> TestFrames.snapshot(at(head.get())));
                }

                @Override
                public CompletionStage<MissedEvents> fetchMissed(String board, Position from) {
                    return CompletableFuture.supplyAsync(() -> TestFrames.missed(from, at(head.get())));
                }
            },
            (delay, task) ->
                    CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(task),
            new CountingMeters(),
            SampleMessages.LIMITS));

    @Test
    @Timeout(60)
    void O3_events_joins_and_snapshots_of_several_threads_leave_every_connection_a_dense_order() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS + 2);
        try {
            List<Future<Void>> work = new ArrayList<>();
            work.add(threads.submit(this::publish));
            for (int i = 0; i < THREADS; i++) {
                String client = "c" + i;
                work.add(threads.submit(joinAndLeave(client, threads)));
            }
            for (var each : work) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(mistakes).isEmpty();
        assertThat(rooms.size()).isZero();
    }

    private Void publish() {
        for (long seq = 1; seq <= EVENTS; seq++) {
            head.set(seq);
            var room = rooms.find("b");
            if (room != null) {
                room.event(at(seq), TestFrames.event(at(seq)), null);
            }
        }
        return null;
    }

    private Callable<Void> joinAndLeave(String client, Executor loop) {
        return () -> {
            for (int i = 0; i < JOINS_OF_EACH_THREAD; i++) {
                var connection = new CheckingConnection(loop);
                var subscriber = SampleMessages.subscriber(
                        client, client, SampleMessages.queue(connection, new CountingMeters()), null);
                rooms.join("b", subscriber);
                connection.firstMessage.get(10, TimeUnit.SECONDS);
                rooms.leave("b", subscriber);
            }
            return null;
        };
    }

    private static Position at(long seq) {
        return seq == 0 ? new Position(0, 0) : new Position(1, seq);
    }

    /** Checks the order of what it is sent; it has taken a write some time later, on another thread. */
    private final class CheckingConnection implements ClientConnection {
        private final CompletableFuture<Void> firstMessage = new CompletableFuture<>();
        private final Executor loop;
        private Position position;

        CheckingConnection(Executor loop) {
            this.loop = loop;
        }

        @Override
        public synchronized void send(List<byte[]> utf8, Place place, WriteListener done) {
            FakeConnection.messagesOf(OutboundFrame.of(utf8).text()).forEach(this::check);
            firstMessage.complete(null);
            loop.execute(() -> done.written(true));
        }

        @Override
        public void sendBinary(List<byte[]> bytes, WriteListener done) {
            mistakes.add("nothing here is large");
        }

        @Override
        public void pauseReading() {}

        @Override
        public void resumeReading() {}

        @Override
        public void close(CloseCode code) {
            mistakes.add("closed: " + code);
        }

        private void check(String message) {
            var next = TestFrames.position(message);
            boolean right = message.startsWith("snapshot") || (position != null && position.isFollowedBy(next));
            if (!right) {
                mistakes.add(message + " after " + position);
            }
            position = next;
        }
    }
}
