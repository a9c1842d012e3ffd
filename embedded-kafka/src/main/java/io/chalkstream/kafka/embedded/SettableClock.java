package io.chalkstream.kafka.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** The system's time, but for a wall clock that a file sets: by how many seconds it is fast. Time-outs go by the system's. */
final class SettableClock implements Time {
    /** The environment variable that names the file. */
    private static final String FILE = "CHALKSTREAM_KAFKA_CLOCK";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Path file;
    private volatile long fastMillis;

    private SettableClock(Path file) {
        this.file = file;
        var thread = new Thread(this::follow, "clock");
        thread.setDaemon(true);
        thread.start();
    }

    /** The system's time, unless a file shall set it. */
    static Time wanted() {
        String file = System.getenv(FILE);
        return file == null ? Time.SYSTEM : new SettableClock(Path.of(file));
    }

    private void follow() {
        try {
            while (true) {
                fastMillis = TimeUnit.SECONDS.toMillis(
                        Long.parseLong(Files.readString(file).strip()));
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | NumberFormatException e) {
            System.err.println("The clock can't be set any more: " + e);
        }
    }

    @Override
    public long milliseconds() {
        return SYSTEM.milliseconds() + fastMillis;
    }

    @Override
    public long nanoseconds() {
        return SYSTEM.nanoseconds();
    }

    @Override
    public void sleep(long millis) {
        SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMillis)
            throws InterruptedException {
        SYSTEM.waitObject(object, condition, deadlineMillis - fastMillis);
    }
}
