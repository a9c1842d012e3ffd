package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.DaemonThreadFactory;
import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.kit.background.BackgroundTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks every few seconds that this gateway is the only member of its group. A second member would get a part of the
 * partitions, and this gateway's clients would miss their records.
 *
 * <p>It also detects that Kafka doesn't answer: the consumer keeps its partitions then, and reports nothing.
 *
 * <p>It checks only while partitions are assigned. None are while a killed predecessor of the same name is still in the group,
 * so a restart raises no alarm.
 */
@Singleton
final class ConsumerGroupMonitor {
    private static final Logger LOG = Logger.getLogger(ConsumerGroupMonitor.class);
    private static final long PERIOD_SECONDS = 3;
    private static final long ANSWER_SECONDS = 5;

    private final String group;
    private final Map<String, Object> kafka;
    private final FanoutAssignment assignment;
    private final GatewayMeters meters;
    private final MeterRegistry registry;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("fanout-group-watch"));

    private @Nullable Admin admin;
    private volatile int others;
    private volatile boolean kafkaAnswers = true;

    ConsumerGroupMonitor(
            GatewayConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            FanoutAssignment assignment,
            GatewayMeters meters,
            MeterRegistry registry) {
        this.registry = registry;
        this.group = config.group();
        this.kafka = kafka;
        this.assignment = assignment;
        this.meters = meters;
    }

    /** The number of other members at the last check. */
    int others() {
        return others;
    }

    /** Whether Kafka answered the last check. */
    boolean kafkaAnswers() {
        return kafkaAnswers;
    }

    void start(@Observes StartupEvent event) {
        var checks = new BackgroundTask("fanout-group-watch", registry, this::check);
        var unused = executor.scheduleWithFixedDelay(checks, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.execute(() -> {
            if (admin != null) {
                admin.close();
            }
        });
        executor.shutdown();
    }

    private void check() {
        String self = assignment.state().memberId();
        if (self == null) {
            return;
        }
        try {
            int found = countOthers(self);
            kafkaAnswers = true;
            // Seen during a rebalance, this gateway's own new member would look like another one.
            if (self.equals(assignment.state().memberId())) {
                report(found);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            kafkaAnswers = false;
            LOG.debugf(e, "The group %s can't be looked at", group);
        }
    }

    private int countOthers(String self) throws InterruptedException, ExecutionException, TimeoutException {
        if (admin == null) {
            admin = Admin.create(kafka);
        }
        var groups = admin.describeConsumerGroups(List.of(group)).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        return (int) groups.values().stream()
                .flatMap(description -> description.members().stream())
                .filter(member -> !member.consumerId().equals(self))
                .count();
    }

    private void report(int found) {
        if (found > 0 && others == 0) {
            LOG.errorf(
                    "The group %s has %d other member(s): they read a part of fanout in place of this gateway, so some"
                            + " students would miss messages. Each gateway needs a name of its own: chalkstream.gateway.name",
                    group, found);
        } else if (found == 0 && others > 0) {
            LOG.infof("This gateway is alone in the group %s again", group);
        }
        others = found;
        meters.otherMembers(found);
    }
}
