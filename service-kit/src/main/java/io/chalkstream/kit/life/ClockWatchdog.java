package io.chalkstream.kit.life;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Halts the process if its machine's clock is set back. Kafka's clients plan by the wall clock: they would neither send a heartbeat
 * nor end until that time has come again. A restart has the same effect as a kill: nothing is lost.
 */
@Singleton
final class ClockWatchdog {
    private static final Logger LOG = Logger.getLogger(ClockWatchdog.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** A smaller step costs a few heartbeats at most. */
    private static final Duration TOLERATED = Duration.ofSeconds(2);
    /** The exit code of a process whose clock was set back. */
    private static final int CLOCK_SET_BACK = 4;

    void start(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            var thread = new Thread(ClockWatchdog::watch, "clock-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void watch() {
        var steps = new ClockSteps(System::currentTimeMillis, System::nanoTime);
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                var back = steps.setBack();
                if (back.compareTo(TOLERATED) > 0) {
                    LOG.fatalf(
                            "The clock was set back by %d s: the process ends, since its connections to Kafka would stand still"
                                    + " for so long. Start it again",
                            back.toSeconds());
                    Runtime.getRuntime().halt(CLOCK_SET_BACK);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
