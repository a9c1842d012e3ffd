package io.chalkstream.system;

import io.chalkstream.local.Program;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** A built checkout of the last release. */
final class LastRelease {
    /** The system property with its directory. */
    static final String DIRECTORY = "chalkstream.last-release";

    private static final List<String> MODULES =
            List.of(StackPlan.BOARD_STATE, StackPlan.CURSOR_SERVICE, StackPlan.UNDO_REDO_SERVICE);
    private static final String GATEWAY = "ws-gateway";

    private final Path directory;

    private LastRelease(Path directory) {
        this.directory = directory;
    }

    static LastRelease find() {
        return new LastRelease(Path.of(System.getProperty(DIRECTORY)));
    }

    /** The plan with the last release's programs in the place of all services. */
    StackPlan in(StackPlan plan) {
        var changed = plan;
        for (var service : plan.services()) {
            if (service.stage() != ServiceSpec.Stage.BROKER) {
                changed = changed.with(of(service));
            }
        }
        return changed;
    }

    /** That release has no port of its own for health and metrics, and doesn't know this setting of a channel. */
    private ServiceSpec of(ServiceSpec service) {
        var environment = new TreeMap<>(service.environment());
        environment.keySet().removeIf(variable -> variable.startsWith("MP_MESSAGING_INCOMING_CURSOR_MOVES"));
        environment.put(ServiceSpec.MANAGEMENT_PORT, Integer.toString(service.port()));
        return new ServiceSpec(
                service.name(),
                service.stage(),
                service.port(),
                service.jvm(),
                new Program.Jar(jar(module(service))),
                environment,
                service.readyLine());
    }

    private static String module(ServiceSpec service) {
        return MODULES.stream().filter(service.name()::startsWith).findFirst().orElse(GATEWAY);
    }

    private Path jar(String module) {
        var jar = directory.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build the last release in " + directory);
        }
        return jar;
    }
}
