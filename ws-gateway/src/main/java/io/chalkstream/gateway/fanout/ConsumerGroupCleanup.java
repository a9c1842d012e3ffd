package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.GatewayConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.jboss.logging.Logger;

/**
 * Deletes this gateway's consumer group from Kafka at shutdown. Otherwise, where each pod has a new name, the groups of all former
 * pods would remain, with a growing lag.
 *
 * <p>Kafka deletes no group with members, so a gateway that has taken over the name is safe. The group's offsets aren't needed
 * later: see {@link FanoutAssignment}.
 */
@Singleton
final class ConsumerGroupCleanup {
    private static final Logger LOG = Logger.getLogger(ConsumerGroupCleanup.class);
    /** SmallRye's consumers are closed at 50. */
    private static final int AFTER_THE_CONSUMERS = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PAUSE_MILLIS = 50;

    private final Map<String, Object> kafka;
    private final String group;

    ConsumerGroupCleanup(GatewayConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
        this.group = config.group();
    }

    void stopped(@Observes @Priority(AFTER_THE_CONSUMERS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (!remove(kafka, group, PATIENCE)) {
            LOG.infof("The group %s stays: Kafka is unavailable, or another member has joined it", group);
        }
    }

    /**
     * Deletes the group as soon as it has no member.
     *
     * @return whether it is deleted; false after {@code patience} at the latest
     */
    static boolean remove(Map<String, Object> kafka, String group, Duration patience) {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        long end = System.nanoTime() + patience.toNanos();
        var admin = Admin.create(settings);
        try {
            while (System.nanoTime() < end) {
                if (tryToRemove(admin, group, end)) {
                    return true;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debugf(e, "The group %s can't be removed", group);
        } finally {
            admin.close(Duration.ZERO);
        }
        return false;
    }

    private static boolean tryToRemove(Admin admin, String group, long end)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            admin.deleteConsumerGroups(List.of(group))
                    .all()
                    .get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return true;
            }
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            throw e;
        }
    }
}
