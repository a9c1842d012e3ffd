package io.chalkstream.simulation.service;

import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.connection.Admission;
import io.chalkstream.gateway.connection.CommandPublisher;
import io.chalkstream.gateway.connection.ConnectionContext;
import io.chalkstream.gateway.connection.ConnectionHandler;
import io.chalkstream.gateway.connection.ConnectionPacer;
import io.chalkstream.gateway.connection.DrainPlan;
import io.chalkstream.gateway.fanout.RecordDelivery;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.gateway.presence.Heartbeats;
import io.chalkstream.gateway.room.RoomContext;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.gateway.snapshot.BoundedBoardStateClient;
import io.chalkstream.kit.memory.EvictingBudget;
import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.version.ProtocolVersion;
import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.Fetcher;
import io.chalkstream.simulation.kafka.Isolation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A gateway. */
public final class GatewayInstance {
    private static final Duration PING = Duration.ofSeconds(10);
    private static final Duration DRAIN = Duration.ofSeconds(6);
    private static final long SNAPSHOTS = 2L * BoundedBoardStateClient.SNAPSHOT_BYTES;
    private static final long OUTBOUND = 8L << 20;
    private static final long REPLAY = 1L << 20;
    private static final long INBOUND = 1L << 20;
    private static final long INBOUND_OF_BOARD = 128 * 1024;
    /** Of one board in a second: few, so that people wait for their turn in many runs (L6). */
    private static final int OPERATIONS = 30;
    /** New connections that may wait (L8). */
    private static final int WAITING = 100;

    private final SimulatedProcess process;
    private final SimulatedInstallation installation;
    private final RoomRegistry rooms;
    private final Admission admission;
    private final ConnectionPacer pacer;
    private final ConnectionContext connections;
    private final RecordDelivery delivery;
    private final Fetcher fetcher;
    private final MemoryBudget snapshots = new MemoryBudget(SNAPSHOTS, SNAPSHOTS);
    private final MemoryBudget inbound = new MemoryBudget(INBOUND, INBOUND_OF_BOARD);
    private final EvictingBudget outbound;
    private final EvictingBudget replay;
    private final Set<GatewaySocket> sockets = new LinkedHashSet<>();
    private int partitionsRead;
    private boolean stopping;

    public GatewayInstance(SimulatedProcess process, SimulatedInstallation installation) {
        this.process = process;
        this.installation = installation;
        var seams = installation.seams();
        var clock = process.time().clock();
        var meters = new GatewayMeters(new SimpleMeterRegistry());
        Executor later = task -> process.after(Duration.ZERO, task);
        outbound = new EvictingBudget(OUTBOUND, OUTBOUND / 4, later);
        replay = new EvictingBudget(REPLAY, REPLAY, later);
        CommandPublisher publisher = seams.publisher(new ModelPublisher(process, installation));
        var limits = new ConnectionLimits(
                6_000, 1_000, 10, 60, 100, 512 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(25));
        rooms = new RoomRegistry(new RoomContext(
                process.name(),
                board -> CompletableFuture.completedFuture(null),
                new BoundedBoardStateClient(
                        seams.boards(new ModelBoardStateClient(process, installation)), snapshots, later),
                publisher,
                process::after,
                clock,
                meters,
                limits,
                replay));
        admission = new Admission(
                new Admission.Rates(512 * 1024, 2 << 20, OPERATIONS, 8 << 20),
                inbound,
                process::after,
                seams.admissionMillis(clock::millis));
        pacer = new ConnectionPacer(process::after, process.time()::nanos, WAITING);
        connections = new ConnectionContext(
                process.name(),
                ProtocolVersion.MINOR,
                rooms,
                publisher,
                new Revocations(clock),
                limits,
                clock,
                meters,
                meters,
                admission,
                outbound);
        delivery = new RecordDelivery(rooms, admission, process.name());
        fetcher = new Fetcher(installation.cluster(), process, Isolation.READ_UNCOMMITTED, this::received);
        process.every(
                Heartbeats.SLICE,
                Heartbeats.rounds(() -> rooms.boards().stream().sorted().toList(), () -> true, rooms::sendHeartbeat));
        process.every(PING, () -> List.copyOf(sockets).forEach(GatewaySocket::ping));
        process.atEnd(() -> List.copyOf(sockets).forEach(GatewaySocket::gatewayEnded));
    }

    public void start() {
        installation.register(process.name(), this);
        SimulatedInstallation.partitions().forEach(number -> {
            var partition = new TopicPartition(Topic.FANOUT.topicName(), number);
            installation.cluster().endOffset(process, partition, end -> {
                fetcher.start(partition, end);
                partitionsRead++;
            });
        });
    }

    private void received(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records, long next) {
        for (var record : records) {
            installation.seams().fanout(record).forEach(delivery::deliver);
        }
    }

    /** Whether it lets anybody in. */
    boolean isReady() {
        return process.isAlive() && partitionsRead == SimulatedInstallation.PARTITIONS && !stopping;
    }

    /** Hands its clients over, and ends. */
    public void stop() {
        stopping = true;
        var plan = DrainPlan.within(DRAIN);
        for (var socket : List.copyOf(sockets)) {
            socket.drain(plan.noticeDelay(process.time().random().nextDouble()), plan.grace());
        }
        process.after(DRAIN.plusSeconds(1), process::kill);
    }

    SimulatedProcess process() {
        return process;
    }

    SimulatedInstallation installation() {
        return installation;
    }

    /** Lets a connection in when it is its turn; false if too many wait. */
    boolean enter(String board, ConnectionPacer.Entry entry) {
        return pacer.enter(board, entry);
    }

    ConnectionHandler open(GatewaySocket socket) {
        sockets.add(socket);
        return connections.open(socket.claims(), installation.seams().connection(socket), socket);
    }

    void closed(GatewaySocket socket) {
        sockets.remove(socket);
    }

    /** What of its memory is in use, in words; empty if nothing is. */
    public List<String> memoryInUse() {
        var used = new ArrayList<String>();
        note(used, "rooms", rooms.size());
        note(used, "snapshots", snapshots.reserved());
        note(used, "operations under way", inbound.reserved());
        note(used, "outbound", outbound.used());
        note(used, "replay", replay.used());
        note(used, "sockets", sockets.size());
        return used;
    }

    private static void note(List<String> used, String what, long amount) {
        if (amount != 0) {
            used.add(what + ": " + amount);
        }
    }
}
