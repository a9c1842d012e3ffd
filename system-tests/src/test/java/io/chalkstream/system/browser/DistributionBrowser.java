package io.chalkstream.system.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Chromium from the packages of Debian and its relatives, if this user may install them. */
final class DistributionBrowser implements BrowserSource {
    /** The package and the program in it. */
    static final String PACKAGE = "chromium-headless-shell";

    private static final Duration UPDATE = Duration.ofMinutes(2);
    private static final Duration INSTALL = Duration.ofMinutes(4);
    private static final Path APT_GET = Path.of("/usr/bin/apt-get");

    @Override
    public String name() {
        return "package";
    }

    @Override
    public LaunchPlan find() throws BrowserUnavailableException {
        if (!Files.isExecutable(APT_GET)) {
            throw new BrowserUnavailableException("this system has no apt-get");
        }
        if (!System.getProperty("user.name").equals("root")) {
            throw new BrowserUnavailableException("only root may install packages");
        }
        var environment = Map.of("DEBIAN_FRONTEND", "noninteractive");
        Subprocess.run(UPDATE, environment, List.of(APT_GET.toString(), "-q", "update"));
        Subprocess.run(
                INSTALL,
                environment,
                List.of(APT_GET.toString(), "-q", "install", "-y", "--no-install-recommends", PACKAGE));
        return new SystemBrowser().find();
    }
}
