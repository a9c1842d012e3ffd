package io.chalkstream.protocol.topic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of topics: name, owner, partitions and settings. Everything else (the local broker, the tests, the
 * manifests) takes them from here. The key of every record is the board's id, so each board has one order.
 */
public enum Topic {
    /** Requested changes. Never written in a transaction: board-state reads committed records only. */
    BOARD_COMMANDS("board-commands", "board-state", 12, Duration.ofDays(7)),

    /**
     * Records of board-commands that board-state can't take, as they are. They bear the time at which they were set
     * aside, since their own may be what is wrong with them. There is room for the headers that say where they are from.
     */
    BOARD_COMMANDS_DEAD_LETTERS("board-commands-dead-letters", "board-state", 12, Duration.ofDays(30)) {
        @Override
        Map<String, String> ownSettings() {
            return Map.of(
                    "message.timestamp.type", "LogAppendTime", "max.message.bytes", Integer.toString(1088 * 1024));
        }
    },

    /** What board-state decided, with what undoing needs. Kept long, so that a class can be replayed. */
    BOARD_EVENTS("board-events", "board-state", 12, Duration.ofDays(30)),

    /** Awareness reports. More partitions than the others, for low latency; worthless after a minute. */
    CURSOR_MOVES("cursor-moves", "cursor-service", 24, Duration.ofMinutes(1)),

    /** Undo and redo requests. As many partitions as board-events: the two are read side by side. */
    UNDO_REQUESTS("undo-requests", "undo-redo-service", 12, Duration.ofDays(1)),

    /**
     * Which links are revoked. Every gateway reads all of it when it starts, so it has one partition, and it is kept until
     * the last link that a record speaks of is worthless by itself.
     */
    BOARD_LINKS("board-links", "ws-gateway", 1, Duration.ofDays(401)),

    /**
     * Codes of boards, and who waits and was let in: what is true for days at the most. Every gateway reads all of it when it
     * starts, so it has one partition.
     */
    BOARD_ADMISSIONS("board-admissions", "ws-gateway", 1, Duration.ofDays(8)),

    /** What teachers have said of people: kept as long as links live, and read by every gateway when it starts. */
    BOARD_PEOPLE("board-people", "ws-gateway", 1, Duration.ofDays(401)),

    /** Frames for the clients of a board. Every gateway reads all of it with a group of its own. */
    FANOUT("fanout", "ws-gateway", 12, Duration.ofMinutes(10));

    private final String topicName;
    private final String owner;
    private final int partitions;
    private final Duration retention;

    Topic(String topicName, String owner, int partitions, Duration retention) {
        this.topicName = topicName;
        this.owner = owner;
        this.partitions = partitions;
        this.retention = retention;
    }

    /** The name in Kafka, and of the SmallRye channels that read or write it. */
    public String topicName() {
        return topicName;
    }

    /** The service that decides about this topic: its partitions, its format, who reads it. */
    public String owner() {
        return owner;
    }

    /**
     * The number of partitions, unless {@link TopicPartitions} says otherwise; never changed, since that would move boards between
     * partitions.
     */
    public int partitions() {
        return partitions;
    }

    /** The topic's settings, by Kafka's names. Replication belongs to the cluster and is not among them. */
    public Map<String, String> settings() {
        var settings = new TreeMap<>(ownSettings());
        settings.put("cleanup.policy", "delete");
        settings.put("retention.ms", Long.toString(retention.toMillis()));
        // A segment is deleted as a whole: it must not span much more than the retention.
        settings.put(
                "segment.ms",
                Long.toString(Math.min(retention.toMillis(), Duration.ofDays(1).toMillis())));
        return settings;
    }

    /** What only this topic is set to. */
    Map<String, String> ownSettings() {
        return Map.of();
    }
}
