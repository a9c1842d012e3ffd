package io.chalkstream.simulation.service;

import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.simulation.engine.VirtualTime;
import io.chalkstream.simulation.kafka.GroupCoordinator;
import io.chalkstream.simulation.kafka.KafkaCluster;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What all processes of one installation share. */
public final class SimulatedInstallation {
    /** Of each topic: as many as make takeovers of parts possible. */
    public static final int PARTITIONS = 3;

    private final VirtualTime time;
    private final KafkaCluster cluster;
    private final Seams seams;
    private final AcknowledgedPositions acknowledged;
    private final GroupCoordinator.Assignor placement;
    private final Map<String, BoardStateInstance> boardStates = new TreeMap<>();
    private final Map<String, GatewayInstance> gateways = new TreeMap<>();
    private int waits;

    public SimulatedInstallation(
            VirtualTime time, KafkaCluster cluster, Seams seams, AcknowledgedPositions acknowledged) {
        this.acknowledged = acknowledged;
        this.time = time;
        this.cluster = cluster;
        this.seams = seams;
        this.placement = new PlacementAssignor(this);
    }

    /** Who owns and follows board-state's partitions. */
    GroupCoordinator.Assignor placement() {
        return placement;
    }

    public VirtualTime time() {
        return time;
    }

    public KafkaCluster cluster() {
        return cluster;
    }

    public AcknowledgedPositions acknowledged() {
        return acknowledged;
    }

    public Seams seams() {
        return seams;
    }

    /** A board's partition of every topic. */
    public static int partition(String board) {
        return Math.floorMod(board.hashCode(), PARTITIONS);
    }

    static TopicPartition partition(Topic topic, String board) {
        return new TopicPartition(topic.topicName(), partition(board));
    }

    static IntStream partitions() {
        return IntStream.range(0, PARTITIONS);
    }

    /** A gateway lets a connection wait (L6). */
    void noteWait() {
        waits++;
    }

    /** How often a gateway has let a connection wait. */
    public int waits() {
        return waits;
    }

    void register(String name, BoardStateInstance instance) {
        boardStates.put(name, instance);
    }

    void register(String name, GatewayInstance instance) {
        gateways.put(name, instance);
    }

    /** The instances of board-state that were started last, by their names; they may have ended. */
    Map<String, BoardStateInstance> boardStates() {
        return boardStates;
    }

    /** The gateway of this name that was started last. */
    public @Nullable GatewayInstance gateway(String name) {
        return gateways.get(name);
    }
}
