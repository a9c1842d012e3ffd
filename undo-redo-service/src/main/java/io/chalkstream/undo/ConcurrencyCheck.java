package io.chalkstream.undo;

import io.chalkstream.kit.concurrency.ConsumerSettings;
import io.chalkstream.protocol.topic.Topic;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Reports the number of threads that read, and warns if it isn't one. */
final class ConcurrencyCheck {
    private static final Logger LOG = Logger.getLogger(ConcurrencyCheck.class);

    private ConcurrencyCheck() {}

    @Produces
    @Singleton
    static ConsumerSettings events(UndoSettings settings) {
        return new ConsumerSettings(Topic.BOARD_EVENTS, settings.concurrency(), UndoSettings.CONCURRENCY);
    }

    @Produces
    @Singleton
    static ConsumerSettings requests(UndoSettings settings) {
        return new ConsumerSettings(Topic.UNDO_REQUESTS, settings.concurrency(), UndoSettings.CONCURRENCY);
    }

    static void warn(@Observes StartupEvent start, UndoSettings settings) {
        if (settings.concurrency() != 1) {
            LOG.warnf(
                    "%s is %d, but this service is meant to run with 1: see application.properties",
                    UndoSettings.CONCURRENCY, settings.concurrency());
        }
    }
}
