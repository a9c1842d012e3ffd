package io.chalkstream.ops;

import io.chalkstream.ops.http.ConsoleServer;
import java.io.IOException;
import java.security.Security;
import java.util.List;

/** The console as a program of its own, in a cluster. Its settings are environment variables. */
public final class OpsConsoleMain {
    private OpsConsoleMain() {}

    /** Without arguments, runs the console; with the name of a command, carries that out and ends. */
    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            System.exit(KafkaCommands.run(List.of(args), System.getenv()));
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
}
