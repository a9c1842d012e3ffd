package io.chalkstream.kafka.installation;

import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one service needs of Kafka.
 *
 * @param topics numbers of partitions by name: the service doesn't begin without these topics
 * @param changelogs numbers of partitions by name: the service makes these topics itself
 * @param sessionTimeouts in milliseconds, by the name of the setting
 * @param transactionTimeouts in milliseconds, by the name of the setting
 */
public record KafkaNeeds(
        Map<String, Integer> topics,
        Map<String, Integer> changelogs,
        Map<String, Integer> sessionTimeouts,
        Map<String, Integer> transactionTimeouts) {
    public KafkaNeeds {
        topics = Map.copyOf(topics);
        changelogs = Map.copyOf(changelogs);
        sessionTimeouts = Map.copyOf(sessionTimeouts);
        transactionTimeouts = Map.copyOf(transactionTimeouts);
    }

    /** These topics, each with the partitions that boards are looked for in. */
    public static KafkaNeeds of(TopicPartitions partitions, Topic... topics) {
        var byName = new TreeMap<String, Integer>();
        Arrays.stream(topics).forEach(topic -> byName.put(topic.topicName(), partitions.of(topic)));
        return new KafkaNeeds(byName, Map.of(), Map.of(), Map.of());
    }

    /** And these changelogs of Kafka Streams, with as many partitions as the topic that is read. */
    public KafkaNeeds withChangelogs(Collection<String> names, Topic read) {
        var partitions = new TreeMap<>(changelogs);
        names.forEach(name -> partitions.put(name, read.partitions()));
        return new KafkaNeeds(topics, partitions, sessionTimeouts, transactionTimeouts);
    }

    /** And members of groups with this time-out. */
    public KafkaNeeds withSessionTimeout(String setting, int millis) {
        return new KafkaNeeds(topics, changelogs, with(sessionTimeouts, setting, millis), transactionTimeouts);
    }

    /** And transactions with this time-out. */
    public KafkaNeeds withTransactionTimeout(String setting, int millis) {
        return new KafkaNeeds(topics, changelogs, sessionTimeouts, with(transactionTimeouts, setting, millis));
    }

    /** The names of all topics. */
    Set<String> allTopics() {
        var all = new HashSet<>(topics.keySet());
        all.addAll(changelogs.keySet());
        return all;
    }

    private static Map<String, Integer> with(Map<String, Integer> before, String setting, int millis) {
        var more = new TreeMap<>(before);
        more.put(setting, millis);
        return more;
    }
}
