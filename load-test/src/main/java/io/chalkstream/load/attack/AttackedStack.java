package io.chalkstream.load.attack;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.access.SigningKey;
import io.chalkstream.local.JvmSettings;
import io.chalkstream.local.Ports;
import io.chalkstream.local.ProjectDirectory;
import io.chalkstream.local.Secrets;
import io.chalkstream.local.ServiceLogFiles;
import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A stack of its own on free ports: the broker and all services with {@code -Xmx256m}, one board-state, two gateways. */
final class AttackedStack implements AutoCloseable {
    private static final String SERVICE_KEY = "service-" + UUID.randomUUID();

    private final Path folder;
    private final Stack stack;

    private AttackedStack(Path folder, Stack stack) {
        this.folder = folder;
        this.stack = stack;
    }

    /** Starts it, with its data and logs in a new folder below {@code target}, and waits until it is ready. */
    static AttackedStack start(JvmSettings.Lifetime life) {
        try {
            var project = ProjectDirectory.find();
            var folder = Files.createTempDirectory(
                    Files.createDirectories(project.root().resolve("load-test/target")), "attacked-");
            var secrets = new Secrets("access-" + UUID.randomUUID(), SERVICE_KEY);
            var plan = StackPlan.of(project, folder.resolve("data"), Ports.free(1, 2), secrets)
                    .withLifetime(life);
            return new AttackedStack(folder, Stack.start(plan, new ServiceLogFiles(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Their addresses for WebSockets. */
    List<URI> gateways() {
        return stack.gatewayUrls().stream()
                .map(url -> URI.create(url.toString().replaceFirst("^http", "ws")))
                .toList();
    }

    URI boardState() {
        return stack.url(StackPlan.BOARD_STATE);
    }

    /** Where board-state has its metrics. */
    URI boardStateManagement() {
        return stack.plan().service(StackPlan.BOARD_STATE).managementUrl();
    }

    String kafka() {
        return stack.bootstrapServers();
    }

    ServiceTokens tokens() {
        return new ServiceTokens(new SigningKey(SERVICE_KEY), Optional.empty(), "load-test", Clock.systemUTC());
    }

    /** The services that have ended by themselves. */
    List<String> ended() {
        return stack.plan().services().stream()
                .map(service -> service.name())
                .filter(name -> !stack.isRunning(name))
                .toList();
    }

    /** What each of our services takes now; without those that have ended. */
    Map<String, ServiceMemory> memory() {
        var memory = new TreeMap<String, ServiceMemory>();
        for (var service : stack.plan().services()) {
            if (stack.isRunning(service.name()) && service.stage() != Stage.BROKER) {
                memory.put(service.name(), ServiceMemory.of(service.managementUrl(), stack.pid(service.name())));
            }
        }
        return memory;
    }

    @Override
    public void close() {
        stack.close();
    }
}
