package io.chalkstream.system;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.local.StackPlan;
import java.nio.file.Files;
import java.nio.file.Path;
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
                changed = changed.with(given(service));
            }
        }
        return changed;
    }

    /** From a second from now on at the latest, the service's wall clock is by so much fast. */
    void set(String service, Duration fast) {
        file(service).set(fast);
    }

    private ServiceSpec given(ServiceSpec service) {
        return service.withEnvironment(Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file(service.name()).path().toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Otherwise no wait of a JVM ever lasts.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0"));
    }

    private ClockFile file(String service) {
        return new ClockFile(folder, service);
    }
}
