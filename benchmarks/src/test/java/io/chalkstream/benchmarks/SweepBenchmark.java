package io.chalkstream.benchmarks;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.chalkstream.cursor.batching.AssignedPartitions;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.TickInterval;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What cursor-service does once a second with all boards: it looks for what has expired, and mostly finds nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SweepBenchmark {
    private static final int PEOPLE = 31;
    private static final int GATEWAYS = 2;

    @Param({"100", "1000"})
    public int boards;

    private ActiveBoards active;

    @Setup
    public void open() {
        active = new ActiveBoards(
                new AllPartitions(), () -> 0, (delay, task) -> {}, () -> TickInterval.SHORTEST, (board, frame) -> {});
        for (int board = 0; board < boards; board++) {
            for (int person = 0; person < PEOPLE; person++) {
                var page = new ConnectedPage(Samples.author(person), 0, false);
                active.accept(
                        0,
                        "board-" + board,
                        new AwarenessReport.Joined("gateway-" + person % GATEWAYS, page, false),
                        0);
            }
        }
    }

    @Benchmark
    public void sweep() {
        active.sweep(0);
    }

    private static final class AllPartitions implements AssignedPartitions {
        @Override
        public boolean has(int partition) {
            return true;
        }

        @Override
        public boolean isReceiving(int partition) {
            return true;
        }
    }
}
