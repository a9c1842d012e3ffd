package io.chalkstream.load.compare;

import io.chalkstream.load.ServerProcesses;
import io.chalkstream.local.JvmSettings;
import io.chalkstream.local.Ports;
import io.chalkstream.local.Program;
import io.chalkstream.local.ProjectDirectory;
import io.chalkstream.local.Secrets;
import io.chalkstream.local.ServiceLogFiles;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The processes of one system, on ports and with data of their own. All have the JVM flags of a long life. */
final class Processes implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 256;
    private static final String NONE = "a-key-that-nobody-needs-since-no-service-has-it";

    private final Stack stack;

    private Processes(Stack stack) {
        this.stack = stack;
    }

    /** A broker, and what is started when it is ready. */
    static StackPlan besideBroker(List<ServiceSpec> services, Ports ports) {
        var folder = newFolder();
        var all = new ArrayList<>(StackPlan.of(ProjectDirectory.find(), folder, ports, new Secrets(NONE, NONE))
                .only(Set.of(StackPlan.KAFKA))
                .services());
        all.addAll(services);
        return new StackPlan(folder, all);
    }

    /** A program that says by a line that it is ready. */
    static ServiceSpec program(
            String name, int port, String classPath, String mainClass, List<String> parameters, String ready) {
        return new ServiceSpec(
                name,
                Stage.GATEWAY,
                port,
                new JvmSettings(HEAP_MEGABYTES, JvmSettings.Lifetime.LONG),
                new Program.MainClass(classPath, mainClass, parameters),
                Map.of(),
                Optional.of(ready));
    }

    /** Where this program's classes are. */
    static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /** Starts them, and waits until they are ready. */
    static Processes start(StackPlan plan) {
        var longLived = plan.withLifetime(JvmSettings.Lifetime.LONG);
        return new Processes(Stack.start(longLived, new ServiceLogFiles(plan.dataDirectory())));
    }

    static Path newFolder() {
        try {
            var target = ProjectDirectory.find().resolve("load-test/target");
            return Files.createTempDirectory(Files.createDirectories(target), "compared-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** They keep their connections and stand still until {@link #resume}. */
    void suspend() {
        var names = names();
        for (int i = names.size() - 1; i >= 0; i--) {
            stack.suspend(names.get(i));
        }
    }

    void resume() {
        names().forEach(stack::resume);
    }

    ServerProcesses servers() {
        return servers(stack.plan().services());
    }

    /** Those to which people connect. */
    ServerProcesses frontServers() {
        return servers(stack.plan().services(Stage.GATEWAY));
    }

    private ServerProcesses servers(List<ServiceSpec> services) {
        var pids = new TreeMap<String, Long>();
        services.forEach(service -> pids.put(service.name(), stack.pid(service.name())));
        return ServerProcesses.of(pids);
    }

    private List<String> names() {
        return stack.plan().services().stream().map(ServiceSpec::name).toList();
    }

    /** The broker's address. */
    String kafka() {
        return stack.bootstrapServers();
    }

    @Override
    public void close() {
        stack.close();
    }
}
