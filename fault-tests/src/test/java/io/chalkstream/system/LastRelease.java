package io.chalkstream.system;

import io.chalkstream.local.Program;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
                changed = changed.with(service.withProgram(new Program.Jar(jar(module(service)))));
            }
        }
        return changed;
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
