package io.chalkstream.ops;

import io.chalkstream.kafka.backup.Backups;
import io.chalkstream.kafka.backup.Restore;
import io.chalkstream.kafka.topics.TopicProvisioner;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/** The commands of this program, each of which does one thing to a Kafka cluster and ends. */
final class KafkaCommands {
    private static final String USAGE = """
            Usage: create-topics           creates the topics that are missing
                   back-up DIRECTORY       adds a backup of all boards there
                   restore BACKUP          writes a backup into a Kafka without boards; of a directory of backups, the newest
            CHALKSTREAM_FANOUT_PARTITIONS is how many partitions fanout has, if not those of the table of topics.
            KAFKA_BOOTSTRAP_SERVERS and other KAFKA_... are the settings of Kafka's client.""";
    private static final String KEEP = "CHALKSTREAM_BACKUP_KEEP";
    private static final int TWO_WEEKS = 14;
    private static final int MOST_BACKUPS = 10_000;

    /** Kafka's clients would list all of their settings. The reference keeps the level. */
    private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.kafka");

    private KafkaCommands() {}

    /** Returns the exit code: 0 if it's done, 1 if not, 2 if there is no such command, 78 if a setting is wrong. */
    static int run(List<String> words, Environment environment) {
        CLIENT_LOG.setLevel(Level.WARNING);
        try {
            if (words.equals(List.of("create-topics"))) {
                System.out.println(
                        "Created " + TopicProvisioner.createMissing(environment.kafka(), partitions(environment)));
            } else if (words.size() == 2 && words.get(0).equals("back-up")) {
                System.out.println("Backed up to " + backUp(Path.of(words.get(1)), environment));
            } else if (words.size() == 2 && words.get(0).equals("restore")) {
                var backup = Backups.newest(Path.of(words.get(1)));
                System.out.printf(
                        "Restored %d records of %s%n", new Restore(environment.kafka(), backup).run(), backup);
            } else {
                System.err.println(USAGE);
                return 2;
            }
            return 0;
        } catch (ExecutionException | KafkaException | IllegalStateException | UncheckedIOException e) {
            return failed(words, e.getCause() == null ? e : e.getCause());
        } catch (IllegalArgumentException e) {
            return failed(words, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static TopicPartitions partitions(Environment environment) {
        return TopicPartitions.of(environment.text(TopicPartitions.VARIABLE));
    }

    private static Path backUp(Path directory, Environment environment) {
        int keep = environment.number(KEEP, TWO_WEEKS, 1, MOST_BACKUPS);
        return new Backups(directory).add(environment.kafka(), Instant.now(), keep);
    }

    private static int failed(List<String> words, Throwable cause) {
        // The message of these is the file alone.
        var message = cause instanceof FileSystemException ? cause.toString() : cause.getMessage();
        System.err.printf("%s has failed: %s%n", words.get(0), message);
        return cause instanceof ConfigException || cause instanceof IllegalArgumentException
                ? Environment.WRONG_SETTINGS
                : 1;
    }
}
