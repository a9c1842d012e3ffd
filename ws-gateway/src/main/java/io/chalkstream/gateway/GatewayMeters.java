package io.chalkstream.gateway;

import io.chalkstream.gateway.connection.ConnectionMeters;
import io.chalkstream.gateway.room.RoomMeters;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All meters of the gateway. */
@Singleton
public final class GatewayMeters implements RoomMeters, ConnectionMeters {
    private static final Duration[] DELIVERY_BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    /** The HTTP statuses with which an upgrade may be refused. */
    private static final List<Integer> REFUSALS = List.of(400, 401, 403, 421, 503);

    private final MeterRegistry registry;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger otherMembers = new AtomicInteger();
    private final AtomicInteger partitionsRead = new AtomicInteger();
    private final AtomicInteger partitionsPaused = new AtomicInteger();
    private final Map<Class<?>, Counter> received;
    private final Counter unreadable;
    private final Map<Lane, Counter> sent;
    private final Map<Lane, Timer> delivery;
    private final Counter awarenessDelayed;
    private final Counter closedSlow;
    private final Counter tooFast;
    private final Counter resumed;
    private final Counter caughtUp;
    private final Counter snapshots;
    private final Counter gaps;
    private final Counter badRecords;
    private final Map<Topic, Counter> notTaken;

    public GatewayMeters(MeterRegistry registry) {
        this.registry = registry;
        gauge("chalkstream.gateway.connections", "open WebSockets", connections);
        gauge(
                "chalkstream.fanout.group.others",
                "members of this gateway's group that are not this gateway",
                otherMembers);
        gauge("chalkstream.fanout.partitions.read", "partitions of fanout that this gateway reads", partitionsRead);
        gauge(
                "chalkstream.fanout.partitions.paused",
                "partitions of fanout that this gateway has but doesn't fetch",
                partitionsPaused);
        received = Arrays.stream(ClientMessage.class.getPermittedSubclasses())
                .collect(Collectors.toMap(Function.identity(), type -> received(lower(type.getSimpleName()))));
        unreadable = received("unreadable");
        sent = byLane(lane -> registry.counter("chalkstream.gateway.messages.out", "lane", lower(lane.name())));
        delivery = byLane(this::deliveryTimer);
        awarenessDelayed = registry.counter("chalkstream.gateway.awareness.delayed");
        closedSlow = registry.counter("chalkstream.gateway.closed.slow");
        tooFast = registry.counter("chalkstream.gateway.messages.too.fast");
        REFUSALS.forEach(this::refusals);
        resumed = registry.counter("chalkstream.room.joins", "by", "resume");
        caughtUp = registry.counter("chalkstream.room.joins", "by", "history");
        snapshots = registry.counter("chalkstream.room.joins", "by", "snapshot");
        gaps = registry.counter("chalkstream.room.gaps");
        badRecords = registry.counter("chalkstream.fanout.records.bad");
        notTaken = Stream.of(Topic.BOARD_COMMANDS, Topic.UNDO_REQUESTS, Topic.CURSOR_MOVES)
                .collect(Collectors.toMap(
                        Function.identity(),
                        topic -> registry.counter("chalkstream.feature.messages.lost", "topic", topic.topicName())));
    }

    RoomRegistry watch(RoomRegistry rooms) {
        Gauge.builder("chalkstream.gateway.rooms", rooms, RoomRegistry::size)
                .description("boards with open connections")
                .register(registry);
        return rooms;
    }

    @Override
    public void connectionOpened() {
        connections.incrementAndGet();
    }

    @Override
    public void connectionClosed() {
        connections.decrementAndGet();
    }

    /** The number of open WebSockets. */
    public int connections() {
        return connections.get();
    }

    /** Counts an upgrade that was refused with this HTTP status. */
    public void refused(int status) {
        refusals(status).increment();
    }

    /** Sets the number of partitions of fanout that this gateway reads. */
    public void partitionsRead(int partitions) {
        partitionsRead.set(partitions);
    }

    /** Sets the number of those partitions that are paused, since no board in them is open here. */
    public void partitionsPaused(int partitions) {
        partitionsPaused.set(partitions);
    }

    /** Sets the number of other members of this gateway's consumer group; it should be 0. */
    public void otherMembers(int members) {
        otherMembers.set(members);
    }

    /** Counts a record of fanout that can't be delivered. */
    public void badRecord() {
        badRecords.increment();
    }

    /** Records the time from a message's arrival at its gateway to its delivery at this one. */
    public void delivered(Lane lane, long sinceMillis) {
        of(delivery, lane).record(Duration.ofMillis(Math.max(0, sinceMillis)));
    }

    /** Counts a message that couldn't be written to its topic. */
    public void notTaken(Topic topic) {
        of(notTaken, topic).increment();
    }

    @Override
    public void received(ClientMessage message) {
        of(received, message.getClass()).increment();
    }

    @Override
    public void unreadable() {
        unreadable.increment();
    }

    @Override
    public void tooFast() {
        tooFast.increment();
    }

    @Override
    public void sent(Lane lane, int messages) {
        of(sent, lane).increment(messages);
    }

    @Override
    public void awarenessDelayed() {
        awarenessDelayed.increment();
    }

    @Override
    public void closedSlow() {
        closedSlow.increment();
    }

    @Override
    public void resumed() {
        resumed.increment();
    }

    @Override
    public void resumedFromHistory() {
        caughtUp.increment();
    }

    @Override
    public void snapshotSent() {
        snapshots.increment();
    }

    @Override
    public void gapDetected() {
        gaps.increment();
    }

    private Counter received(String type) {
        return registry.counter("chalkstream.gateway.messages.in", "type", type);
    }

    private Counter refusals(int status) {
        return registry.counter("chalkstream.gateway.refused", "status", Integer.toString(status));
    }

    private Timer deliveryTimer(Lane lane) {
        return Timer.builder("chalkstream.gateway.delivery")
                .description("from a message's entry at its gateway to its delivery at this one")
                .tag("lane", lower(lane.name()))
                .serviceLevelObjectives(DELIVERY_BOUNDS)
                .register(registry);
    }

    private void gauge(String name, String description, AtomicInteger value) {
        Gauge.builder(name, value, AtomicInteger::get).description(description).register(registry);
    }

    private static <T> Map<Lane, T> byLane(Function<Lane, T> meter) {
        return Arrays.stream(Lane.values()).collect(Collectors.toMap(Function.identity(), meter));
    }

    private static <K, M> M of(Map<K, M> meters, K key) {
        return Objects.requireNonNull(meters.get(key));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
