package io.chalkstream.ops;

import io.chalkstream.kafka.backup.Backups;
import io.chalkstream.kafka.backup.Restore;
import io.chalkstream.kafka.topics.TopicProvisioner;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** The commands of this program, each of which does one thing to a Kafka cluster and ends. */
final class KafkaCommands {
    private static final String USAGE = """
            Usage: create-topics           creates the topics that are missing
                   back-up DIRECTORY       adds a backup of all boards there
                   restore BACKUP          writes a backup into a Kafka without boards; of a directory of backups, the newest
            KAFKA_BOOTSTRAP_SERVERS and other KAFKA_... are the settings of Kafka's client.""";
    private static final String KEEP = "CHALKSTREAM_BACKUP_KEEP";
    private static final String KEEP_TWO_WEEKS = "14";

    private KafkaCommands() {}

    /** Returns the exit code: 0 if it's done, 1 if not, 2 if there is no such command. */
    static int run(List<String> words, Map<String, String> environment) {
        var kafka = ConsoleSettings.of(environment).kafka();
        try {
            if (words.equals(List.of("create-topics"))) {
                System.out.println("Created " + TopicProvisioner.createMissing(kafka));
            } else if (words.size() == 2 && words.get(0).equals("back-up")) {
                int keep = Integer.parseInt(environment.getOrDefault(KEEP, KEEP_TWO_WEEKS));
                System.out.println(
                        "Backed up to " + new Backups(Path.of(words.get(1))).add(kafka, Instant.now(), keep));
            } else if (words.size() == 2 && words.get(0).equals("restore")) {
                var backup = Backups.newest(Path.of(words.get(1)));
                System.out.printf("Restored %d records of %s%n", new Restore(kafka, backup).run(), backup);
            } else {
                System.err.println(USAGE);
                return 2;
            }
            return 0;
        } catch (ExecutionException | KafkaException | IllegalStateException | UncheckedIOException e) {
            System.err.printf(
                    "%s has failed: %s%n", words.get(0), (e.getCause() == null ? e : e.getCause()).getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
