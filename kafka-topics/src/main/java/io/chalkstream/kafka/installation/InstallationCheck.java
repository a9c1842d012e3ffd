package io.chalkstream.kafka.installation;

import io.chalkstream.kafka.installation.ClusterView.TopicView;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares what Kafka is with what the installation is said to be, and with what a service needs. */
public record InstallationCheck(Installation installation, KafkaNeeds needs) {
    private static final int TRANSACTION_VERSION = 2;

    /** Whether all topics are there that the service doesn't make itself, or may not be seen. */
    public boolean isComplete(ClusterView view) {
        return needs.topics().keySet().stream()
                .allMatch(
                        name -> view.topics().containsKey(name) || view.hidden().contains(name));
    }

    /** Why the service must not work with this Kafka, and what to do; empty if it may. */
    public Optional<String> refusal(ClusterView view) {
        var mismatches = mismatches(view);
        if (mismatches.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("This installation is said to be %s (%s=%s), and Kafka at %s doesn't fit:%n- %s%n%s"
                .formatted(
                        installation,
                        Installation.SETTING,
                        installation,
                        view.address(),
                        String.join(System.lineSeparator() + "- ", mismatches),
                        "The service doesn't start. See \"Single or replicated\" in docs/OPERATIONS.md."));
    }

    private List<String> mismatches(ClusterView view) {
        var mismatches = new ArrayList<String>();
        checkPartitions(needs.topics(), view, mismatches);
        checkPartitions(needs.changelogs(), view, mismatches);
        new TreeMap<>(view.topics()).forEach((name, topic) -> checkCopies(name, topic, mismatches));
        new TreeMap<>(view.brokers()).forEach((id, settings) -> {
            var broker = new BrokerCheck(id, settings, mismatches);
            checkTopicToCome(broker, view, ClusterView.OFFSETS, "offsets.topic.replication.factor");
            checkTopicToCome(broker, view, ClusterView.TRANSACTIONS, "transaction.state.log.replication.factor");
            needs.sessionTimeouts().forEach(broker::checkSession);
            needs.transactionTimeouts().forEach(broker::checkTransaction);
        });
        if (view.transactionVersion() < TRANSACTION_VERSION) {
            mismatches.add(
                    ("the feature transaction.version is %d, and %d is needed, or a transaction that hangs isn't told "
                                    + "from its successor: kafka-features.sh upgrade --feature transaction.version=%d")
                            .formatted(view.transactionVersion(), TRANSACTION_VERSION, TRANSACTION_VERSION));
        }
        return mismatches;
    }

    private static void checkPartitions(Map<String, Integer> expected, ClusterView view, List<String> mismatches) {
        new TreeMap<>(expected).forEach((name, partitions) -> {
            var topic = view.topics().get(name);
            if (topic != null && topic.partitions() != partitions) {
                mismatches.add("topic %s has %d partitions, and boards are looked for in %d. %s"
                        .formatted(name, topic.partitions(), partitions, remedy(name, topic.partitions())));
            }
        });
    }

    private static String remedy(String name, int partitions) {
        return name.equals(Topic.FANOUT.topicName())
                ? "Set " + TopicPartitions.SETTING + "=" + partitions + " for all services"
                : "Partitions can't be taken away: make the topic anew, with what was in it from a backup";
    }

    private void checkCopies(String name, TopicView topic, List<String> mismatches) {
        boolean fits = installation.takesCopies(topic.fewestCopies()) && installation.takesCopies(topic.mostCopies());
        if (!fits) {
            mismatches.add(
                    "topic %s has %s, and each partition must have %s: change that (kafka-reassign-partitions.sh), or the setting"
                            .formatted(name, copies(topic), installation.neededCopies()));
        }
        topic.minInSync().ifPresent(inSync -> {
            if (fits && !installation.takesInSync(inSync, topic.fewestCopies())) {
                mismatches.add("topic %s has min.insync.replicas=%d, and must have %d: change it (kafka-configs.sh)"
                        .formatted(name, inSync, installation.inSync()));
            }
        });
    }

    private static String copies(TopicView topic) {
        return topic.fewestCopies() == topic.mostCopies()
                ? "replication factor " + topic.fewestCopies()
                : "replication factors from " + topic.fewestCopies() + " to " + topic.mostCopies();
    }

    /** A topic that Kafka makes when it is needed gets what the brokers' settings say. */
    private void checkTopicToCome(BrokerCheck broker, ClusterView view, String topic, String setting) {
        if (!view.topics().containsKey(topic) && !view.hidden().contains(topic)) {
            broker.checkCopies(installation, topic, setting);
        }
    }

    /** One broker's settings. What it doesn't say isn't checked. */
    private record BrokerCheck(int id, Map<String, String> settings, List<String> mismatches) {
        void checkCopies(Installation installation, String topic, String setting) {
            number(setting).ifPresent(copies -> {
                if (!installation.takesCopies((int) (long) copies)) {
                    mismatches.add("broker %d will make topic %s with %s=%d, and it must have %s: change it"
                            .formatted(id, topic, setting, copies, installation.neededCopies()));
                }
            });
        }

        void checkSession(String setting, int millis) {
            checkBound("group.min.session.timeout.ms", setting, millis, true);
            checkBound("group.max.session.timeout.ms", setting, millis, false);
        }

        void checkTransaction(String setting, int millis) {
            checkBound("transaction.max.timeout.ms", setting, millis, false);
        }

        private void checkBound(String bound, String setting, int millis, boolean isLower) {
            number(bound).ifPresent(limit -> {
                if (isLower ? millis < limit : millis > limit) {
                    mismatches.add("broker %d has %s=%d, and %s is %d: set the broker's to %s %d"
                            .formatted(id, bound, limit, setting, millis, isLower ? "at most" : "at least", millis));
                }
            });
        }

        private Optional<Long> number(String setting) {
            return Optional.ofNullable(settings.get(setting)).map(Long::valueOf);
        }
    }
}
