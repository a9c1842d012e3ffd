package io.chalkstream.kafka.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The settings of a broker that is a controller, too. */
record BrokerSettings(Path dataDirectory, ClusterMember member, Optional<SecureListener> secure) {
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** Where a broker of its own listens: a cluster's pods can't reach this machine's own loopback. */
    private static final String HOST = System.getProperty("chalkstream.kafka.host", "127.0.0.1");

    /** Whether each record is on the disk before it is acknowledged, so that a loss of power loses none. */
    private static final boolean FLUSHES = Boolean.parseBoolean(System.getenv("CHALKSTREAM_KAFKA_FLUSH"));

    private static final String MEBIBYTE = Integer.toString(1024 * 1024);

    /** The settings of a broker that is alone. */
    static BrokerSettings alone(
            Path dataDirectory, int brokerPort, int controllerPort, Optional<SecureListener> secure) {
        return new BrokerSettings(dataDirectory, ClusterMember.alone(HOST, brokerPort, controllerPort), secure);
    }

    String bootstrapServers() {
        return member.host() + ":" + member.brokerPort();
    }

    Properties toProperties() {
        var settings = new Properties();
        addRolesAndListeners(settings);
        addReplicas(settings);
        addQuickReturn(settings);
        addQuickGroups(settings);
        addModestFootprint(settings);
        if (FLUSHES) {
            settings.put("log.flush.interval.messages", "1");
        }
        secure.ifPresent(listener -> listener.addTo(settings));
        return settings;
    }

    private void addRolesAndListeners(Properties settings) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(member.id()));
        settings.put("controller.quorum.voters", member.voters());
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put(
                "listeners",
                "PLAINTEXT://%s,%s://%s"
                        .formatted(bootstrapServers(), CONTROLLER_LISTENER, member.controllerAddress()));
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("log.dirs", dataDirectory.toString());
        settings.put("auto.create.topics.enable", "false");
    }

    /** Copies of everything, of which most have what is acknowledged, so that any one may be lost. */
    private void addReplicas(Properties settings) {
        String copies = Integer.toString(member.brokers());
        String inSync = Integer.toString(member.brokers() / 2 + 1);
        settings.put("default.replication.factor", copies);
        settings.put("min.insync.replicas", inSync);
        settings.put("offsets.topic.replication.factor", copies);
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", copies);
        settings.put("transaction.state.log.min.isr", inSync);
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", copies);
        settings.put("share.coordinator.state.topic.min.isr", inSync);
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        // How long acknowledgements wait for a broker that others reach, but not the leader.
        settings.put("replica.lag.time.max.ms", "10000");
        // How long a transaction's end, and what leaders tell their controller, wait for a broker that says nothing.
        settings.put("request.timeout.ms", "5000");
        settings.put("controller.socket.timeout.ms", "5000");
    }

    /** A killed broker can restart only once its controller considers its predecessor dead. */
    private static void addQuickReturn(Properties settings) {
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
    }

    private static void addQuickGroups(Properties settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "500");
        // How often the broker checks for timed-out transactions; a takeover may have to wait for that.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200");
    }

    private static void addModestFootprint(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 * 1024 * 1024));
        settings.put("log.index.size.max.bytes", MEBIBYTE);
        settings.put("offsets.topic.segment.bytes", MEBIBYTE);
        settings.put("transaction.state.log.segment.bytes", MEBIBYTE);
        settings.put("offsets.load.buffer.size", MEBIBYTE);
        settings.put("transaction.state.log.load.buffer.size", MEBIBYTE);
    }
}
