package io.chalkstream.kafka.embedded;

import io.chalkstream.protocol.topic.TopicPartitions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a broker as a separate process, which stops on SIGTERM or SIGINT. */
public final class EmbeddedKafkaMain {
    /** The beginning of the ready line; the broker's address follows. */
    public static final String READY = "Kafka is ready at ";

    private static final String LOG_FORMAT = "%1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n";

    private EmbeddedKafkaMain() {}

    /**
     * Takes a data directory and a port; then, for a listener with users, its port, its key store and the password of that. Or,
     * for a member of a cluster: a data directory, the cluster's id, the member's number from 1, its host, its port, and the
     * addresses of all members' controllers, separated by commas.
     * The topics of a broker that is alone have the partitions that the environment says ({@link TopicPartitions#VARIABLE}).
     * Prints the ready line when the broker is ready. Exits with code 1 if it can't start.
     */
    public static void main(String[] args) {
        if (args.length != 2 && args.length != 5 && args.length != 6) {
            System.err.println("""
                    Usage: EmbeddedKafkaMain <data directory> <port> [<secure port> <key store> <password>]
                           EmbeddedKafkaMain <data directory> <cluster id> <number> <host> <port> <controllers>""");
            System.exit(2);
        }
        System.setProperty("java.util.logging.SimpleFormatter.format", LOG_FORMAT);
        try {
            var kafka = start(args);
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
            System.out.println(READY + kafka.bootstrapServers());
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static EmbeddedKafka start(String[] args) {
        var data = Path.of(args[0]);
        if (args.length == 6) {
            return EmbeddedKafka.startMember(
                    data, ClusterMember.of(List.of(args).subList(1, args.length)));
        }
        var secure = args.length == 2
                ? Optional.<SecureListener>empty()
                : Optional.of(new SecureListener(Integer.parseInt(args[2]), Path.of(args[3]), args[4]));
        return EmbeddedKafka.start(data, Integer.parseInt(args[1]), secure, partitions());
    }

    private static TopicPartitions partitions() {
        try {
            return TopicPartitions.of(Optional.ofNullable(System.getenv(TopicPartitions.VARIABLE)));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
