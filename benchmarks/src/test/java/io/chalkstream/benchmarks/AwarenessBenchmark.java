package io.chalkstream.benchmarks;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
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

/** The moves of one tick of a class of 31. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AwarenessBenchmark {
    private static final int PEOPLE = 31;

    private final AwarenessState board = new AwarenessState();
    private long now;

    /** As cursor-service does it: each move is merged, and the frame is made. */
    @Benchmark
    public byte[] mergeAndEncode() {
        return Json.bytes(new ServerMessage.Awareness(tick()));
    }

    /** The same without the encoding. */
    @Benchmark
    public AwarenessDelta merge() {
        return tick();
    }

    private AwarenessDelta tick() {
        long before = board.version();
        now += 33;
        for (int person = 0; person < PEOPLE; person++) {
            board.merge(AwarenessDelta.cursor("u-" + person + "_1", new Point(now % 1_000, person)), now);
        }
        return board.since(before);
    }
}
