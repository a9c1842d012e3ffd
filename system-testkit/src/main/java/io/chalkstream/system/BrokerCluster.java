package io.chalkstream.system;

import io.chalkstream.kafka.embedded.EmbeddedKafkaMain;
import io.chalkstream.kafka.embedded.FreePorts;
import io.chalkstream.kafka.topics.TopicProvisioner;
import io.chalkstream.local.JvmSettings;
import io.chalkstream.local.Program;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackPlan;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * Three brokers for a stack, each a process that is a controller, too: kafka-1, kafka-2 and kafka-3. Where this machine permits it,
 * each has a network and a disk of its own; each has a clock of its own. To be closed after the stack.
 */
final class BrokerCluster implements AutoCloseable {
    static final int BROKERS = 3;

    private static final int HEAP_MEGABYTES = 256;
    private static final int PORT = 9092;
    private static final int CONTROLLER_PORT = 9093;

    private final Path folder;
    private final Optional<BrokerNetwork> network;
    private final Map<Integer, BrokerDisk> disks = new HashMap<>();
    private final String clusterId = Uuid.randomUuid().toString();
    private final List<Integer> ports;
    private final List<String> controllers;

    private BrokerCluster(Path folder, Optional<BrokerNetwork> network) {
        this.folder = folder;
        this.network = network;
        this.ports = numbers()
                .map(broker -> network.isPresent() ? PORT : FreePorts.next())
                .boxed()
                .toList();
        this.controllers = numbers()
                .mapToObj(broker -> host(broker) + ":" + (network.isPresent() ? CONTROLLER_PORT : FreePorts.next()))
                .toList();
    }

    /** @param folder for the brokers' data */
    static BrokerCluster in(Path folder) {
        var cluster = new BrokerCluster(folder, BrokerNetwork.create(BROKERS));
        // For a test that is broken off: namespaces and mounts would outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "give-brokers-back"));
        numbers().forEach(broker -> cluster.setClock(broker, Duration.ZERO));
        numbers().forEach(broker -> BrokerDisk.mount(cluster.directory(broker))
                .ifPresent(disk -> cluster.disks.put(broker, disk)));
        return cluster;
    }

    /** The plan with these brokers and services that know that they are replicated. */
    StackPlan given(StackPlan plan) {
        String classPath = plan.service(StackPlan.KAFKA).program().classPath();
        var brokers = numbers().mapToObj(broker -> spec(broker, classPath)).toList();
        var changed = plan.withBrokers(brokers, bootstrapServers());
        for (var service : changed.services()) {
            if (service.stage() != ServiceSpec.Stage.BROKER) {
                changed = changed.withEnvironment(service.name(), "CHALKSTREAM_INSTALLATION", "replicated");
            }
        }
        return changed;
    }

    /** To be called when the brokers are ready, before the first service starts. */
    void createTopics(Stack stack) {
        try {
            TopicProvisioner.createMissing(
                    Map.of("bootstrap.servers", stack.bootstrapServers()), TopicPartitions.OF_TABLE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topics can't be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The names of the brokers' processes. */
    static List<String> names() {
        return numbers().mapToObj(BrokerCluster::name).toList();
    }

    static String name(int broker) {
        return StackPlan.KAFKA + "-" + broker;
    }

    /** Where a broker keeps its data. */
    Path directory(int broker) {
        return folder.resolve(name(broker));
    }

    String bootstrapServers() {
        return numbers().mapToObj(broker -> host(broker) + ":" + port(broker)).collect(Collectors.joining(","));
    }

    /** How brokers are parted; empty where this machine doesn't permit it. */
    Optional<BrokerNetwork> network() {
        return network;
    }

    /** The disk of a broker; empty where this machine doesn't permit it. */
    Optional<BrokerDisk> disk(int broker) {
        return Optional.ofNullable(disks.get(broker));
    }

    /** From now on, the broker's wall clock is by so much fast. */
    void setClock(int broker, Duration fast) {
        clockFile(broker).set(fast);
    }

    private ClockFile clockFile(int broker) {
        return new ClockFile(folder, name(broker));
    }

    private ServiceSpec spec(int broker, String classPath) {
        var java = new Program.MainClass(
                classPath,
                EmbeddedKafkaMain.class.getName(),
                List.of(
                        directory(broker).toString(),
                        clusterId,
                        Integer.toString(broker),
                        host(broker),
                        Integer.toString(port(broker)),
                        String.join(",", controllers)));
        var launched = network.<Program>map(net -> new Program.Launched(net.launcher(broker), java))
                .orElse(java);
        return new ServiceSpec(
                name(broker),
                ServiceSpec.Stage.BROKER,
                port(broker),
                new JvmSettings(HEAP_MEGABYTES, JvmSettings.Lifetime.SHORT),
                launched,
                Map.of("CHALKSTREAM_KAFKA_CLOCK", clockFile(broker).path().toString()),
                Optional.of(EmbeddedKafkaMain.READY));
    }

    private String host(int broker) {
        return network.map(net -> net.address(broker)).orElse("127.0.0.1");
    }

    private int port(int broker) {
        return ports.get(broker - 1);
    }

    private static IntStream numbers() {
        return IntStream.rangeClosed(1, BROKERS);
    }

    @Override
    public synchronized void close() {
        disks.values().forEach(BrokerDisk::close);
        disks.clear();
        network.ifPresent(BrokerNetwork::close);
    }
}
