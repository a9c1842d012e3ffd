package io.chalkstream.benchmarks;

import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.RecordFormats;
import java.util.List;
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

/** Reading and writing messages. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
    private final String cursor = Json.text(new ClientMessage.Cursor(new Point(12.5, -4)));
    private final BoardCommand stroke = new BoardCommand.Edit(Samples.author(1), 1, List.of(Samples.stroke("e1")));
    private final byte[] strokeRecord = RecordFormats.COMMAND.write(stroke);

    @Benchmark
    public ClientMessage readCursor() {
        return Json.read(cursor, ClientMessage.class);
    }

    @Benchmark
    public BoardCommand readStroke() {
        return RecordFormats.COMMAND.read(strokeRecord);
    }

    @Benchmark
    public byte[] writeStroke() {
        return RecordFormats.COMMAND.write(stroke);
    }
}
