package io.chalkstream.ops;

import io.chalkstream.kafka.topics.TopicProvisioner;
import io.chalkstream.ops.http.ConsoleServer;
import java.io.IOException;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The console as a program of its own, in a cluster. Its settings are environment variables. */
public final class OpsConsoleMain {
    private static final String CREATE_TOPICS = "create-topics";

    private OpsConsoleMain() {}

    /** With the argument {@code create-topics}, creates the topics that are missing, and ends. */
    public static void main(String[] args) throws IOException {
        if (List.of(args).equals(List.of(CREATE_TOPICS))) {
            System.exit(createTopics(ConsoleSettings.of(System.getenv()).kafka()));
        }
        run();
    }

    private static void run() throws IOException {
        // Pods come and go; by default, Java keeps their addresses for 30 s.
        Security.setProperty("networkaddress.cache.ttl", "2");
        // Nobody holds a thread by sending slowly.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        var environment = System.getenv();
        var console = OpsConsole.start(ConsoleSettings.of(environment));
        var health = ConsoleServer.health(ConsoleSettings.managementPort(environment), console::metrics);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            health.close();
                            console.close();
                        },
                        "stop"));
    }

    private static int createTopics(Map<String, Object> kafka) {
        try {
            System.out.println("Created " + TopicProvisioner.createMissing(kafka));
            return 0;
        } catch (ExecutionException | IllegalStateException e) {
            System.err.println(
                    "The topics can't be created: " + (e.getCause() == null ? e : e.getCause()).getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
