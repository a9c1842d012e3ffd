package io.chalkstream.ops.overview;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page shows, at one moment. What isn't known is null. Rates are those of the last seconds.
 *
 * @param at in milliseconds since 1970
 * @param kafka null while Kafka doesn't answer
 * @param history of each reader, by {@link Reader#id()}, oldest first
 */
public record Overview(
        long at,
        @Nullable Kafka kafka,
        List<Feature> features,
        List<Gateway> gateways,
        Map<String, List<Point>> history) {

    /** How a reader, or a feature as a whole, is doing. The later one is the worse one. */
    public enum State {
        /** Everything is read at once. */
        FINE,
        /** Nothing can be said, since neither Kafka nor the service answers. */
        UNKNOWN,
        /** Records wait longer than people notice. */
        LATE,
        /** Nobody reads some of the partitions. */
        UNREAD
    }

    /** Kafka's brokers, topics and groups. */
    public record Kafka(List<Broker> brokers, List<Topic> topics, List<Group> groups) {}

    /**
     * A broker.
     *
     * @param leads the number of partitions that it leads
     */
    public record Broker(int id, String address, @Nullable String rack, long leads) {}

    /**
     * A topic.
     *
     * @param underReplicated partitions of which a copy is missing
     * @param leaderless partitions that nobody can read or write
     */
    public record Topic(
            String name,
            String owner,
            int partitions,
            int replicas,
            long underReplicated,
            long leaderless,
            @Nullable Double inPerSecond) {}

    /** A consumer group that has members. */
    public record Group(String name, String state, List<Member> members) {}

    /**
     * A consumer of a group.
     *
     * @param partitions by topic, such as {@code cursor-moves 0, 4}
     */
    public record Member(String client, String host, String partitions) {}

    /** A service that reads topics, with its processes. */
    public record Feature(String name, State state, List<ServiceProcess> processes, List<Reader> readers) {}

    /** A process of a service, and whether it answers. */
    public record ServiceProcess(String name, boolean up) {}

    /**
     * A service as the reader of one topic.
     *
     * @param unassigned partitions that nobody reads
     * @param lagSeconds age of the oldest record that waits
     */
    public record Reader(
            String id,
            String topic,
            State state,
            int partitions,
            int unassigned,
            int consumers,
            @Nullable Double lagRecords,
            @Nullable Double lagSeconds,
            @Nullable Double inPerSecond,
            @Nullable Double outPerSecond) {}

    /**
     * One gateway.
     *
     * @param delayedPerSecond awareness that busy connections get later
     * @param closedSlow connections that were closed because too much waited for them, since its start
     * @param deliverySeconds within which 99 of 100 events came to this gateway's clients lately
     */
    public record Gateway(
            String name,
            boolean up,
            @Nullable Double connections,
            @Nullable Double rooms,
            @Nullable Double inPerSecond,
            @Nullable Double outPerSecond,
            @Nullable Double delayedPerSecond,
            @Nullable Double closedSlow,
            @Nullable Double refused,
            @Nullable Double gaps,
            @Nullable Double lagSeconds,
            @Nullable Double deliverySeconds) {}

    /** The past of a reader at one moment. */
    public record Point(
            long at,
            State state,
            @Nullable Double lagRecords,
            @Nullable Double lagSeconds) {}

    /** The overview with only that part of the history that is later than this. */
    public Overview since(long time) {
        var later = new TreeMap<String, List<Point>>();
        history.forEach((reader, points) -> later.put(
                reader, points.stream().filter(point -> point.at() > time).toList()));
        return new Overview(at, kafka, features, gateways, later);
    }
}
