package io.chalkstream.simulation.service;

import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.Isolation;
import io.chalkstream.simulation.streams.StreamsInstance;
import io.chalkstream.simulation.streams.StreamsSpec;
import io.chalkstream.streams.StandstillDetector;
import io.chalkstream.streams.StreamsPositions;
import io.chalkstream.undo.UndoMeters;
import io.chalkstream.undo.stream.HistoryProcessors;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;

/** An instance of undo-redo-service. */
public final class UndoInstance {
    private static final String APPLICATION = "undo-redo-service";
    private static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final Duration STANDSTILL = Duration.ofSeconds(4);
    private static final Duration WATCH = Duration.ofMillis(250);

    private final StreamsInstance streams;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    public UndoInstance(SimulatedProcess process, SimulatedInstallation installation) {
        var meters = new UndoMeters(registry);
        var positions = new StreamsPositions();
        var detector = new StandstillDetector(process.time()::nanos, STANDSTILL);
        process.every(WATCH, detector::standstills);
        streams = new StreamsInstance(
                process,
                installation.cluster(),
                new StreamsSpec(
                        APPLICATION,
                        List.of(Topic.BOARD_EVENTS.topicName(), Topic.UNDO_REQUESTS.topicName()),
                        HistoryProcessors.stores(),
                        () -> HistoryProcessors.create(meters, positions, detector, KEPT_FOR),
                        false,
                        Isolation.READ_UNCOMMITTED,
                        SimulatedInstallation.PARTITIONS,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        new CooperativeAssignment(SimulatedInstallation.PARTITIONS),
                        installation.seams().undo()));
    }

    public void start() {
        streams.start();
    }

    public void stop() {
        streams.stop();
    }

    /** Inputs that it couldn't handle. */
    public double failures() {
        return registry.counter("chalkstream.undo.failed").count()
                + registry.counter("chalkstream.undo.unreadable").count()
                + registry.counter("chalkstream.undo.histories.unreadable").count();
    }
}
