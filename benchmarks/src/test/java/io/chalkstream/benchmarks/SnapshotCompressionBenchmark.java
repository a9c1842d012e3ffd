package io.chalkstream.benchmarks;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import java.util.zip.InflaterInputStream;
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

/** What it would take to compress a board on its way from board-state to a gateway, at both ends, at the quickest level. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SnapshotCompressionBenchmark {
    @Param({"500", "10000"})
    public int elements;

    private byte[] board;
    private byte[] compressed;

    @Setup
    public void write() {
        var random = new Random(elements);
        var json = new ByteArrayOutputStream();
        for (int element = 0; element < elements; element++) {
            Change change = element % 2 == 0
                    ? Samples.stroke("e-" + element, random)
                    : Samples.move("e-" + element, random.nextInt(5_000));
            json.writeBytes(Json.bytes(change));
        }
        board = json.toByteArray();
        compressed = compress();
        System.out.printf("%d elements: %,d bytes, %,d compressed%n", elements, board.length, compressed.length);
    }

    @Benchmark
    public byte[] compress() {
        return read(new DeflaterInputStream(new ByteArrayInputStream(board), new Deflater(Deflater.BEST_SPEED)));
    }

    @Benchmark
    public byte[] decompress() {
        return read(new InflaterInputStream(new ByteArrayInputStream(compressed)));
    }

    private static byte[] read(InputStream from) {
        try (from) {
            return from.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
