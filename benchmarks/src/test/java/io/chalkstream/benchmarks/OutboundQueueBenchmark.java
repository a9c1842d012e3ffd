package io.chalkstream.benchmarks;

import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.OutboundQueue;
import io.chalkstream.kit.memory.EvictingBudget;
import io.chalkstream.protocol.code.CloseCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One event on its way through the queue of one connection, with the end of its write, without the socket. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OutboundQueueBenchmark {
    private static final OutboundFrame EVENT = OutboundFrame.of("{\"type\":\"pong\"}".getBytes(StandardCharsets.UTF_8));

    private final Socket socket = new Socket();
    private final OutboundQueue queue = new OutboundQueue(
            socket,
            new GatewayMeters(new SimpleMeterRegistry()),
            new EvictingBudget(1 << 20, 1 << 20, Runnable::run),
            "b1");

    @Benchmark
    public void send() {
        queue.send(EVENT);
        socket.written();
    }

    /** Four events that come while one is being written go out together. */
    @Benchmark
    public void sendFive() {
        for (int i = 0; i < 5; i++) {
            queue.send(EVENT);
        }
        socket.written();
        socket.written();
    }

    private static final class Socket implements ClientConnection {
        private final Queue<WriteListener> writing = new ArrayDeque<>();

        void written() {
            writing.remove().written(true);
        }

        @Override
        public void send(List<byte[]> utf8, Place place, WriteListener done) {
            writing.add(done);
        }

        @Override
        public void sendBinary(List<byte[]> bytes, WriteListener done) {
            writing.add(done);
        }

        @Override
        public void close(CloseCode code) {}

        @Override
        public void pauseReading() {}

        @Override
        public void resumeReading() {}
    }
}
