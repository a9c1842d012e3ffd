package io.chalkstream.kit.installation;

import io.chalkstream.kafka.installation.AdminClusterReader;
import io.chalkstream.kafka.installation.ClusterView;
import io.chalkstream.kafka.installation.Installation;
import io.chalkstream.kafka.installation.InstallationCheck;
import io.chalkstream.kafka.installation.InstallationProbe;
import io.chalkstream.kafka.installation.InstallationProbe.Verdict;
import io.chalkstream.kafka.installation.KafkaNeeds;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Asks Kafka what it is, before anything of the service works with it, and ends the process if that isn't what the installation is
 * said to be. While Kafka is away or lacks a topic, the service starts, isn't ready, and asks on.
 */
@Singleton
final class InstallationGuard {
    /** The exit code of a service that must not work with this Kafka; sysexits.h calls it EX_CONFIG. */
    static final int REFUSED = 78;

    private static final Logger LOG = Logger.getLogger(InstallationGuard.class);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String installation;
    private final KafkaNeeds needs;
    private final Map<String, Object> kafka;
    private final Event<ClusterView> kafkaIsKnown;
    private volatile Verdict verdict = Verdict.UNREACHABLE;
    private volatile boolean stopping;

    InstallationGuard(
            @ConfigProperty(name = Installation.SETTING) String installation,
            KafkaNeeds needs,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Event<ClusterView> kafkaIsKnown) {
        this.installation = installation;
        this.needs = needs;
        this.kafka = kafka;
        this.kafkaIsKnown = kafkaIsKnown;
    }

    /** Whatever comes later in the start is left out when this throws. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        var probe = probe();
        verdict = ask(probe);
        switch (verdict) {
            case REFUSED -> throw refused(probe.refusal().orElseThrow());
            case FITS -> finish(probe);
            case UNREACHABLE, INCOMPLETE -> askOn(probe);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> HealthCheckResponse.named("installation")
                .status(verdict == Verdict.FITS)
                .withData(Installation.SETTING, installation)
                .withData("kafka", verdict.name())
                .build();
    }

    private InstallationProbe probe() {
        try {
            return new InstallationProbe(
                    new InstallationCheck(Installation.of(installation), needs), new AdminClusterReader(kafka, ANSWER));
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private void askOn(InstallationProbe probe) {
        var thread = new Thread(() -> askUntilAnswered(probe), "installation");
        thread.setDaemon(true);
        thread.start();
    }

    private void askUntilAnswered(InstallationProbe probe) {
        while (!stopping && (verdict == Verdict.UNREACHABLE || verdict == Verdict.INCOMPLETE)) {
            try {
                Thread.sleep(PAUSE.toMillis());
                verdict = ask(probe);
            } catch (InterruptedException e) {
                return;
            }
        }
        finish(probe);
        if (verdict == Verdict.REFUSED) {
            LOG.error(probe.refusal().orElseThrow());
            Quarkus.asyncExit(REFUSED);
        }
    }

    private static Verdict ask(InstallationProbe probe) {
        try {
            return probe.ask();
        } catch (IllegalStateException e) {
            // A wrong password, for instance: nothing works, and nothing is known of the cluster.
            LOG.warnf("%s: %s", e.getMessage(), e.getCause());
            return Verdict.UNREACHABLE;
        }
    }

    private void finish(InstallationProbe probe) {
        probe.close();
        probe.view().ifPresent(view -> {
            if (!view.untold().isEmpty()) {
                LOG.warnf(
                        "Not compared with what the installation is said to be: %s", String.join("; ", view.untold()));
            }
            if (verdict == Verdict.FITS) {
                kafkaIsKnown.fire(view);
            }
        });
    }

    /** Ends a service's process at once: nothing has begun that would have to be stopped. */
    private static IllegalStateException refused(String message) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            LOG.error(message);
            Runtime.getRuntime().halt(REFUSED);
        }
        return new IllegalStateException(message);
    }
}
