package io.chalkstream.kit.life;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Halts the process if a shutdown takes too long: Kafka's clients wait for a broker that doesn't answer. Nothing is lost:
 * acknowledged operations are in Kafka, and clients send the others again.
 */
@Singleton
final class ShutdownWatchdog {
    private static final Logger LOG = Logger.getLogger(ShutdownWatchdog.class);
    /** By default shorter than the time until a kill: 20 s in the local stack, 30 s in Kubernetes. */
    private static final String LIMIT = "chalkstream.shutdown-limit";

    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(15);
    /** The exit code of a shutdown that took too long. */
    private static final int TOOK_TOO_LONG = 3;

    void watch(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) ShutdownEvent stop) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            var limit = ConfigProvider.getConfig()
                    .getOptionalValue(LIMIT, Duration.class)
                    .orElse(DEFAULT_LIMIT);
            var thread = new Thread(() -> endAfter(limit), "stop-limit");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void endAfter(Duration limit) {
        try {
            Thread.sleep(limit.toMillis());
            LOG.warnf("Stopping took more than %d s: the process ends as it is", limit.toSeconds());
        } catch (InterruptedException e) {
            LOG.warn("Interrupted while stopping: the process ends as it is");
        }
        Runtime.getRuntime().halt(TOOK_TOO_LONG);
    }
}
