package io.chalkstream.load.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The memory of one service, in MiB.
 *
 * @param heap in use, after a collection
 * @param direct buffers outside the heap
 * @param resident what the system has given to the process
 */
record ServiceMemory(double heap, double direct, double resident) {
    private static final double MIB = 1 << 20;
    private static final double KIB_PER_MIB = 1 << 10;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Collects the garbage of the process, and asks it. */
    static ServiceMemory of(URI management, long pid) {
        collect(pid);
        var metrics = metrics(management);
        return new ServiceMemory(
                sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / MIB,
                sum(metrics, "jvm_buffer_memory_used_bytes{id=\"direct\"") / MIB,
                resident(pid));
    }

    private static void collect(long pid) {
        try {
            var command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), "GC.run");
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd, of a JDK, is needed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f + %.1f, %.0f", heap, direct, resident);
    }

    private static List<String> metrics(URI management) {
        var request = HttpRequest.newBuilder(management.resolve("/q/metrics"))
                .timeout(PATIENCE)
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString())
                .join()
                .body()
                .lines()
                .toList();
    }

    private static double sum(List<String> metrics, String beginning) {
        return metrics.stream()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** 0 where there is no {@code /proc}. */
    private static double resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
