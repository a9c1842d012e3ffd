package io.chalkstream.boardstate.stream;

import io.chalkstream.kafka.installation.KafkaNeeds;
import io.chalkstream.kit.concurrency.ConsumerSettings;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import io.chalkstream.streams.StreamsState;
import io.chalkstream.streams.ThreadFailures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams.State;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Start and shutdown of the topology. */
@Singleton
public final class StreamsLifecycle implements KafkaStreams.StateListener {
    private static final Logger LOG = Logger.getLogger(StreamsLifecycle.class);
    private static final String CONCURRENCY = "chalkstream.board-state.concurrency";
    private static final String SESSION_TIMEOUT = "kafka-streams.consumer.session.timeout.ms";
    private static final String TRANSACTION_TIMEOUT = "kafka-streams.producer.transaction.timeout.ms";
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final int concurrency;
    private final StreamsState state;
    private volatile boolean warm;

    StreamsLifecycle(
            @ConfigProperty(name = CONCURRENCY) int concurrency,
            @ConfigProperty(name = "chalkstream.board-state.address") String address) {
        this.concurrency = concurrency;
        this.state =
                new StreamsState(() -> LOG.infof("board-state is up: %s, %d stream threads", address, concurrency));
    }

    @Produces
    @Singleton
    ConsumerSettings commands() {
        return new ConsumerSettings(Topic.BOARD_COMMANDS, concurrency, CONCURRENCY);
    }

    @Produces
    @Singleton
    KafkaNeeds kafkaNeeds(
            TopicPartitions partitions,
            @ConfigProperty(name = SESSION_TIMEOUT) int session,
            @ConfigProperty(name = TRANSACTION_TIMEOUT) int transaction,
            @ConfigProperty(name = "quarkus.kafka-streams.application-id") String application) {
        return KafkaNeeds.of(
                        partitions,
                        Topic.BOARD_COMMANDS,
                        Topic.BOARD_EVENTS,
                        Topic.FANOUT,
                        Topic.BOARD_COMMANDS_DEAD_LETTERS)
                .withChangelogs(List.of(application + "-" + BoardKeys.STORE + "-changelog"), Topic.BOARD_COMMANDS)
                .withSessionTimeout(SESSION_TIMEOUT, session)
                .withTransactionTimeout(TRANSACTION_TIMEOUT, transaction);
    }

    @Override
    public void onChange(State now, State before) {
        state.onChange(now, before);
    }

    /** The topology replaces failed threads, up to a limit. */
    @Produces
    @Singleton
    ThreadFailures threadFailures() {
        return new ThreadFailures(Clock.systemUTC(), () -> Quarkus.asyncExit(1));
    }

    StreamsState state() {
        return state;
    }

    /** Whether the {@link TopologyWarmUp} is over. */
    boolean isWarm() {
        return warm;
    }

    void start(@Observes StartupEvent start) {
        var thread = new Thread(this::warmUp, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void warmUp() {
        try {
            TopologyWarmUp.run(new SimpleMeterRegistry());
        } catch (RuntimeException e) {
            LOG.warn("The warm-up has failed: the first boards will be slow", e);
        } finally {
            warm = true;
        }
    }

    /**
     * Leaves the group before Quarkus closes the topology, which alone would keep the partitions until the session
     * times out.
     */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stop, KafkaStreams streams) {
        streams.close(new CloseOptions().leaveGroup(true).timeout(CLOSE_TIMEOUT));
    }
}
