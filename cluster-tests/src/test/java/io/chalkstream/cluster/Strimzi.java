package io.chalkstream.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The schemas of Strimzi's kinds, as Strimzi's own generator writes them. It needs Java 21. */
final class Strimzi {
    private static final String API = "io.strimzi.api.kafka.model.";
    private static final List<String> KINDS =
            List.of("kafka.Kafka", "nodepool.KafkaNodePool", "topic.KafkaTopic", "user.KafkaUser");

    private Strimzi() {}

    static List<ObjectNode> schemas() {
        var schemas = new ArrayList<ObjectNode>();
        try {
            Files.createDirectories(Cluster.RUN);
            for (var kind : KINDS) {
                var file = Cluster.RUN.resolve(kind + ".yaml");
                Shell.run(
                        java().toString(),
                        "-cp",
                        System.getProperty("strimzi.classpath"),
                        "io.strimzi.crdgenerator.CrdGenerator",
                        "--yaml",
                        API + kind + "=" + file);
                schemas.add(ClusterInstallation.read(Files.readString(file)));
            }
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path java() throws IOException {
        var set = System.getenv("JAVA_25");
        if (set != null) {
            return Path.of(set, "bin/java");
        }
        try (var installed = Files.list(Path.of("/usr/lib/jvm"))) {
            return installed
                    .filter(folder -> folder.getFileName().toString().contains("25"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("JAVA_25 names no Java, and none is in /usr/lib/jvm"))
                    .resolve("bin/java");
        }
    }
}
