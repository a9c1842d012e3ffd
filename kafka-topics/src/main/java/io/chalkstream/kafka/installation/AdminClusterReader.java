package io.chalkstream.kafka.installation;

import io.chalkstream.kafka.installation.ClusterView.TopicView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks Kafka's Admin API. It needs Describe and DescribeConfigs of the topics, and DescribeConfigs of the cluster; what it may
 * not read, it names.
 */
public final class AdminClusterReader implements ClusterReader {
    private static final String MIN_IN_SYNC = "min.insync.replicas";
    private static final String TRANSACTION_VERSION = "transaction.version";

    private final Admin admin;
    private final String address;

    /**
     * @param kafka the settings of Kafka's client
     * @param timeout for each answer
     */
    public AdminClusterReader(Map<String, Object> kafka, Duration timeout) {
        var settings = new HashMap<>(kafka);
        int millis = Math.toIntExact(timeout.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        this.admin = Admin.create(settings);
        this.address = String.valueOf(kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    @Override
    public Optional<ClusterView> read(Set<String> topics) {
        try {
            return Optional.of(
                    answers(Stream.concat(topics.stream(), Stream.of(ClusterView.OFFSETS, ClusterView.TRANSACTIONS))
                            .collect(Collectors.toSet())));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return Optional.empty();
            }
            throw new IllegalStateException("Kafka at " + address + " doesn't say what it is", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private ClusterView answers(Set<String> names) throws ExecutionException, InterruptedException {
        var untold = new ArrayList<String>();
        var features = admin.describeFeatures().featureMetadata();
        var nodes = admin.describeCluster().nodes();
        var hidden = new TreeSet<String>();
        var described = descriptions(admin.describeTopics(names).topicNameValues(), hidden);
        hidden.forEach(name -> untold.add("topic " + name + " (the user may not Describe it)"));
        var brokers = nodes.get().stream()
                .map(node -> resource(ConfigResource.Type.BROKER, node.idString()))
                .toList();
        var configs = admin.describeConfigs(Stream.concat(
                                brokers.stream(),
                                described.keySet().stream().map(name -> resource(ConfigResource.Type.TOPIC, name)))
                        .toList())
                .values();

        var topics = new TreeMap<String, TopicView>();
        for (var topic : described.entrySet()) {
            var inSync = config(configs, resource(ConfigResource.Type.TOPIC, topic.getKey()), untold)
                    .map(config -> OptionalInt.of(
                            Integer.parseInt(config.get(MIN_IN_SYNC).value())))
                    .orElse(OptionalInt.empty());
            topics.put(topic.getKey(), view(topic.getValue(), inSync));
        }
        var settings = new TreeMap<Integer, Map<String, String>>();
        for (var broker : brokers) {
            config(configs, broker, untold)
                    .ifPresent(config -> settings.put(Integer.parseInt(broker.name()), values(config.entries())));
        }
        var transactions = features.get().finalizedFeatures().get(TRANSACTION_VERSION);
        return new ClusterView(
                address, topics, hidden, settings, transactions == null ? 0 : transactions.maxVersionLevel(), untold);
    }

    private static Map<String, TopicDescription> descriptions(
            Map<String, KafkaFuture<TopicDescription>> answers, Set<String> hidden)
            throws ExecutionException, InterruptedException {
        var described = new TreeMap<String, TopicDescription>();
        for (var answer : answers.entrySet()) {
            try {
                described.put(answer.getKey(), answer.getValue().get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AuthorizationException) {
                    hidden.add(answer.getKey());
                } else if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return described;
    }

    /** A broker that doesn't answer is no reason to wait for it: the others have the same settings, or say what differs. */
    private static Optional<Config> config(
            Map<ConfigResource, KafkaFuture<Config>> answers, ConfigResource resource, List<String> untold)
            throws ExecutionException, InterruptedException {
        String name = resource.type().name().toLowerCase(Locale.ROOT) + " " + resource.name();
        try {
            return Optional.of(Objects.requireNonNull(answers.get(resource)).get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                untold.add("settings of " + name + " (the user may not DescribeConfigs of "
                        + (resource.type() == ConfigResource.Type.BROKER ? "the cluster" : "it") + ")");
                return Optional.empty();
            }
            if (resource.type() == ConfigResource.Type.BROKER && e.getCause() instanceof RetriableException) {
                untold.add("settings of " + name + " (it doesn't answer)");
                return Optional.empty();
            }
            throw e;
        }
    }

    private static TopicView view(TopicDescription topic, OptionalInt minInSync) {
        var copies = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .summaryStatistics();
        return new TopicView(topic.partitions().size(), copies.getMin(), copies.getMax(), minInSync);
    }

    private static Map<String, String> values(Collection<ConfigEntry> entries) {
        var values = new TreeMap<String, String>();
        entries.stream()
                .filter(entry -> entry.value() != null)
                .forEach(entry -> values.put(entry.name(), entry.value()));
        return values;
    }

    private static ConfigResource resource(ConfigResource.Type type, String name) {
        return new ConfigResource(type, name);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
