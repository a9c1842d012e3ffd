package io.chalkstream.ops;

import io.chalkstream.ops.http.ConsoleServer;
import java.io.IOException;
import java.security.Security;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** The console as a program of its own, in a cluster. Its settings are environment variables. */
public final class OpsConsoleMain {
    private OpsConsoleMain() {}

    /** Without arguments, runs the console; with the name of a command, carries that out and ends. */
    public static void main(String[] args) {
        var environment = new Environment(System.getenv());
        if (args.length > 0) {
            System.exit(KafkaCommands.run(List.of(args), environment));
        }
        try {
            run(environment);
        } catch (IOException e) {
            end(1, e);
        } catch (IllegalArgumentException | KafkaException e) {
            end(Environment.WRONG_SETTINGS, e.getCause() == null ? e : e.getCause());
        }
    }

    private static void end(int code, Throwable reason) {
        System.err.println("The console doesn't start: " + reason.getMessage());
        System.exit(code);
    }

    private static void run(Environment environment) throws IOException {
        // Pods come and go; by default, Java keeps their addresses for 30 s.
        Security.setProperty("networkaddress.cache.ttl", "2");
        // Nobody holds a thread by sending slowly.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        int managementPort = ConsoleSettings.managementPort(environment);
        var console = OpsConsole.start(ConsoleSettings.of(environment));
        var health = ConsoleServer.health(managementPort, console::metrics);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            health.close();
                            console.close();
                        },
                        "stop"));
    }
}
