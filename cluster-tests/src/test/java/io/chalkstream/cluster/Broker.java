package io.chalkstream.cluster;

import io.chalkstream.kafka.embedded.EmbeddedKafkaMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A Kafka beside the cluster, where pods reach it. */
final class Broker implements AutoCloseable {
    static final int PORT = 9092;

    private static final Duration READY = Duration.ofMinutes(1);

    private final Process process;

    private Broker(Process process) {
        this.process = process;
    }

    static Broker start() {
        var log = Cluster.RUN.resolve("kafka.log");
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx320m",
                            "-Dchalkstream.kafka.host=" + Cluster.HOST,
                            "-cp",
                            System.getProperty("java.class.path"),
                            EmbeddedKafkaMain.class.getName(),
                            Cluster.RUN.resolve("kafka").toString(),
                            Integer.toString(PORT))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var broker = new Broker(process);
            Await.until("Kafka is ready; see " + log, READY, () -> said(log, EmbeddedKafkaMain.READY));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean said(Path log, String text) {
        try {
            return Files.readString(log).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
