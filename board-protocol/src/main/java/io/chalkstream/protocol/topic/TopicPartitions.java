package io.chalkstream.protocol.topic;

import java.util.Optional;

/**
 * How many partitions the topics of an installation have: as many as {@link Topic} says, but for fanout, whose number is set when the
 * installation is made and stays for good. More of them than the table has let gateways that read the partitions of their boards alone read
 * less.
 *
 * @param fanout from 1 to {@link #MOST}
 */
public record TopicPartitions(int fanout) {
    /** The setting of {@link #fanout}. */
    public static final String SETTING = "chalkstream.fanout.partitions";

    /** The same as an environment variable. */
    public static final String VARIABLE = "CHALKSTREAM_FANOUT_PARTITIONS";

    /** What a broker and its clients still handle with ease. */
    public static final int MOST = 5_000;

    /** As the table says. */
    public static final TopicPartitions OF_TABLE = new TopicPartitions(Topic.FANOUT.partitions());

    public TopicPartitions {
        if (fanout < 1 || fanout > MOST) {
            throw new IllegalArgumentException(message(Integer.toString(fanout)));
        }
    }

    /** Those of a value of the setting; without one, those of the table. */
    public static TopicPartitions of(Optional<String> fanout) {
        try {
            return fanout.map(String::strip)
                    .map(Integer::valueOf)
                    .map(TopicPartitions::new)
                    .orElse(OF_TABLE);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(message(fanout.orElse("")), e);
        }
    }

    /** The number of partitions of a topic. */
    public int of(Topic topic) {
        return topic == Topic.FANOUT ? fanout : topic.partitions();
    }

    private static String message(String value) {
        return "%s is a whole number from 1 to %d, not \"%s\"".formatted(SETTING, MOST, value);
    }
}
