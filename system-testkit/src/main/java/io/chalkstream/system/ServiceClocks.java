package io.chalkstream.system;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.local.StackPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A wall clock of its own for each service, by libfaketime (Debian's package of that name): time spans stay true, as when an
 * administrator or NTP sets a machine's clock.
 */
final class ServiceClocks {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"));

    private final Path library;
    private final Path folder;

    private ServiceClocks(Path library, Path folder) {
        this.library = library;
        this.folder = folder;
    }

    /**
     * Empty where the library isn't installed.
     *
     * @param folder for what the clocks say
     */
    static Optional<ServiceClocks> in(Path folder) {
        return LIBRARIES.stream().filter(Files::exists).findFirst().map(library -> new ServiceClocks(library, folder));
    }

    /** The plan with such a clock for each service, which is right at first. */
    StackPlan given(StackPlan plan) {
        var changed = plan;
        for (var service : plan.services()) {
            if (service.stage() != Stage.BROKER) {
                set(service.name(), Duration.ZERO);
                changed = given(changed, service);
            }
        }
        return changed;
    }

    /** From a second from now on at the latest, the service's wall clock is by so much fast. */
    void set(String service, Duration fast) {
        try {
            // A service that reads it meanwhile sees the one or the other.
            var next = folder.resolve("next-clock-of-" + service);
            Files.writeString(next, "%+d".formatted(fast.toSeconds()));
            Files.move(next, file(service), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StackPlan given(StackPlan plan, ServiceSpec service) {
        var changed = plan;
        var environment = Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file(service.name()).toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Otherwise no wait of a JVM ever lasts.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
        for (var variable : environment.entrySet()) {
            changed = changed.withEnvironment(service.name(), variable.getKey(), variable.getValue());
        }
        return changed;
    }

    private Path file(String service) {
        return folder.resolve("clock-of-" + service);
    }
}
