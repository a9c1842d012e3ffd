package io.chalkstream.kafka.topics;

import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/** Creates the topics of {@link Topic} in a Kafka cluster. */
public final class TopicProvisioner {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);

    private TopicProvisioner() {}

    /**
     * Creates the missing topics, with as many copies as brokers make by default, and leaves the others unchanged.
     *
     * @param kafka the settings of Kafka's client
     * @param partitions of the installation
     * @return the names of the topics that were missing
     * @throws IllegalStateException if a topic has another number of partitions
     */
    public static List<String> createMissing(Map<String, Object> kafka, TopicPartitions partitions)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(kafka)) {
            var existing = admin.listTopics().names().get();
            var missing = new ArrayList<NewTopic>();
            var present = new ArrayList<String>();
            for (var topic : Topic.values()) {
                if (existing.contains(topic.topicName())) {
                    present.add(topic.topicName());
                } else {
                    missing.add(new NewTopic(topic.topicName(), Optional.of(partitions.of(topic)), Optional.empty())
                            .configs(topic.settings()));
                }
            }
            requirePartitions(
                    partitions, admin.describeTopics(present).allTopicNames().get());
            admin.createTopics(missing).all().get();
            awaitAll(admin);
            return missing.stream().map(NewTopic::name).toList();
        }
    }

    /** The controller has created the topics, but the broker's metadata may be updated a little later. */
    private static void awaitAll(Admin admin) throws ExecutionException, InterruptedException {
        var names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (!admin.listTopics().names().get().containsAll(names)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka's topics did not appear within " + VISIBLE_WITHIN);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static void requirePartitions(TopicPartitions expected, Map<String, TopicDescription> present) {
        var different = Arrays.stream(Topic.values())
                .filter(topic -> present.containsKey(topic.topicName()))
                .filter(topic -> partitions(present, topic) != expected.of(topic))
                .toList();
        List<String> differences = different.stream()
                .map(topic -> "%s has %d partitions and should have %d"
                        .formatted(topic.topicName(), partitions(present, topic), expected.of(topic)))
                .toList();
        if (!differences.isEmpty()) {
            String advice = different.equals(List.of(Topic.FANOUT))
                    ? "Set %s=%d.".formatted(TopicPartitions.SETTING, partitions(present, Topic.FANOUT))
                    : "Boards would be looked for in other partitions. Begin anew with an empty Kafka.";
            throw new IllegalStateException("Kafka has topics of another table of topics, or of another "
                    + TopicPartitions.SETTING + ": " + String.join("; ", differences) + ". " + advice);
        }
    }

    private static int partitions(Map<String, TopicDescription> present, Topic topic) {
        var description = present.get(topic.topicName());
        return description == null ? 0 : description.partitions().size();
    }
}
