package io.chalkstream.kafka.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The settings of a single-node broker that is its own controller. */
record BrokerSettings(Path dataDirectory, int brokerPort, int controllerPort, Optional<SecureListener> secure) {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** Where the broker listens: a cluster's pods can't reach this machine's own loopback. */
    private static final String HOST = System.getProperty("chalkstream.kafka.host", "127.0.0.1");

    private static final String MEBIBYTE = Integer.toString(1024 * 1024);

    String bootstrapServers() {
        return HOST + ":" + brokerPort;
    }

    Properties toProperties() {
        var settings = new Properties();
        addRolesAndListeners(settings);
        addSingleReplica(settings);
        addQuickReturn(settings);
        addQuickGroups(settings);
        addModestFootprint(settings);
        secure.ifPresent(listener -> listener.addTo(settings));
        return settings;
    }

    private void addRolesAndListeners(Properties settings) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put(
                "listeners",
                "PLAINTEXT://%s:%d,%s://%s:%d".formatted(HOST, brokerPort, CONTROLLER_LISTENER, HOST, controllerPort));
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        settings.put("log.dirs", dataDirectory.toString());
        settings.put("auto.create.topics.enable", "false");
    }

    private static void addSingleReplica(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
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
