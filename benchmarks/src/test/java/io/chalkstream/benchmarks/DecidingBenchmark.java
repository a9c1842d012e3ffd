package io.chalkstream.benchmarks;

import io.chalkstream.boardstate.board.BoardWriter;
import io.chalkstream.boardstate.board.Decider;
import io.chalkstream.boardstate.board.Decision;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.BoardCommand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Deciding and applying an operation, without its store. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecidingBenchmark {
    private static final EventHistory HISTORY = new EventHistory(1_000, Duration.ofDays(1));

    /** The elements of the board. */
    @Param({"500", "10000"})
    int elements;

    private HeapBoard board = new HeapBoard();
    private long op;

    @Setup(Level.Iteration)
    public void fill() {
        board = new HeapBoard();
        op = 0;
        for (int i = 0; i < elements; i++) {
            carryOut(Samples.stroke("e" + i));
        }
    }

    @Benchmark
    public Decision move() {
        return carryOut(Samples.move("e" + op % elements, (int) (op % 1_000)));
    }

    /** The same stroke again and again, so that the board doesn't grow. */
    @Benchmark
    public Decision stroke() {
        return carryOut(Samples.stroke("e0"));
    }

    private Decision carryOut(Change change) {
        var command = new BoardCommand.Edit(Samples.author(1), ++op, List.of(change));
        var decision = Decider.decide(board, command, op);
        BoardWriter.apply(board, command, decision, op, HISTORY);
        return decision;
    }
}
