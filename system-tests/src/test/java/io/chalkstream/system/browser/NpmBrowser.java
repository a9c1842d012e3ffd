package io.chalkstream.system.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The Chromium for Linux that the npm package {@code @sparticuz/chromium} carries, with the libraries and fonts that a
 * bare machine lacks; fetched by the Deno that builds the web app. {@code browser/unpack.lock} holds the hashes.
 */
final class NpmBrowser implements BrowserSource {
    private static final Duration FETCH = Duration.ofMinutes(4);
    private static final Path FOLDER = Path.of("target", "browser", "npm").toAbsolutePath();

    @Override
    public String name() {
        return "npm";
    }

    @Override
    public LaunchPlan find() throws BrowserUnavailableException {
        requireLinuxOnX64();
        try {
            if (!Files.exists(FOLDER)) {
                unpack();
            }
            return plan();
        } catch (IOException e) {
            throw new BrowserUnavailableException("unpacking failed: " + e);
        }
    }

    private static void requireLinuxOnX64() throws BrowserUnavailableException {
        String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        if (!system.toLowerCase(Locale.ROOT).equals("linux on amd64")) {
            throw new BrowserUnavailableException("the package is for Linux on amd64, not " + system);
        }
    }

    /** Unpacks into a directory beside the target, and moves it there as a whole, so that the target is never incomplete. */
    private static void unpack() throws IOException, BrowserUnavailableException {
        Path fresh = FOLDER.resolveSibling("npm-" + ProcessHandle.current().pid());
        deleteTree(fresh);
        Files.createDirectories(fresh);
        Path script = copy("unpack.js", fresh);
        Path lock = copy("unpack.lock", fresh);
        Subprocess.run(
                FETCH,
                Map.of(
                        "TMPDIR", fresh.toString(),
                        "DENO_TLS_CA_STORE", "system,mozilla",
                        "DENO_NO_UPDATE_CHECK", "1",
                        "NO_COLOR", "1"),
                List.of(
                        deno().toString(),
                        "run",
                        "--quiet",
                        "--allow-all",
                        "--no-config",
                        "--node-modules-dir=none",
                        "--lock=" + lock,
                        "--frozen",
                        script.toString()));
        Files.move(fresh, FOLDER);
    }

    private static Path deno() throws BrowserUnavailableException {
        Path deno = Path.of("..", "web-app", "target", "deno", "deno")
                .toAbsolutePath()
                .normalize();
        if (!Files.isExecutable(deno)) {
            throw new BrowserUnavailableException(deno + " isn't there: build web-app first");
        }
        return deno;
    }

    private static LaunchPlan plan() throws IOException {
        Path fonts = FOLDER.resolve("fonts.conf");
        Files.writeString(fonts, """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig>
                  <dir>/usr/share/fonts</dir>
                  <dir>%s</dir>
                  <cachedir>%s</cachedir>
                </fontconfig>
                """.formatted(FOLDER.resolve("fonts"), FOLDER.resolve("fonts-cache")));
        return new LaunchPlan(
                FOLDER.resolve("chromium"),
                Map.of(
                        "LD_LIBRARY_PATH",
                                FOLDER.resolve("al2023").resolve("lib").toString(),
                        "FONTCONFIG_FILE", fonts.toString()),
                List.of("--no-zygote"));
    }

    private static Path copy(String resource, Path folder) throws IOException {
        try (InputStream content = NpmBrowser.class.getResourceAsStream("/browser/" + resource)) {
            Path file = folder.resolve(resource);
            Files.copy(content, file);
            return file;
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
