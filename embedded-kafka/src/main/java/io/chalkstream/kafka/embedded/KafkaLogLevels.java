package io.chalkstream.kafka.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sets the log levels of Kafka's own loggers: its information is of interest to operators only. */
final class KafkaLogLevels {
    // Strong references: a logger without one is garbage-collected together with its level.
    private static final List<Logger> WARNINGS = List.of(
            Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state.change.logger"));

    // The broker and the controller of one process start in parallel, and log warnings until they are connected.
    private static final List<Logger> STARTUP_COMPLAINTS = List.of(
            Logger.getLogger("org.apache.kafka.controller.QuorumController"),
            Logger.getLogger("kafka.server.ControllerApis"));

    private KafkaLogLevels() {}

    static void apply() {
        WARNINGS.forEach(logger -> logger.setLevel(Level.WARNING));
        STARTUP_COMPLAINTS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
