package io.chalkstream.kafka.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Kafka tells a lot that is of interest to an operator only. */
final class QuietLogs {
    // Held here, because a logger that nobody holds is forgotten together with its level.
    private static final List<Logger> WARNINGS = List.of(
            Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state.change.logger"));

    // It warns of every ordinary start.
    private static final Logger CONTROLLER = Logger.getLogger("org.apache.kafka.controller.QuorumController");

    private QuietLogs() {}

    static void apply() {
        WARNINGS.forEach(logger -> logger.setLevel(Level.WARNING));
        CONTROLLER.setLevel(Level.SEVERE);
    }
}
