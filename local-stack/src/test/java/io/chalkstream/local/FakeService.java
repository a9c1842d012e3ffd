package io.chalkstream.local;

import com.sun.net.httpserver.HttpServer;
import io.chalkstream.local.ServiceSpec.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A tiny program in a service's place. */
final class FakeService {
    static final String READY = "Stand-in is ready";
    static final String STOPPING = "stopping";

    private FakeService() {}

    /** How the program behaves. */
    enum Behaviour {
        /** Serves until it is asked to stop. */
        ORDINARY,
        /** Ends before it is ready. */
        ENDS_EARLY,
        /** Is never ready. */
        NEVER_READY,
        /** Doesn't end when it is asked to. */
        STUBBORN
    }

    static ServiceSpec spec(String name, Stage stage, int port, Behaviour behaviour) {
        var program = new Program.MainClass(
                ClassPath.ofThisProgram(),
                FakeService.class.getName(),
                List.of(Integer.toString(port), behaviour.name()));
        Optional<String> readyLine = stage == Stage.BROKER ? Optional.of(READY) : Optional.empty();
        return new ServiceSpec(
                name, stage, port, new JvmSettings(16, JvmSettings.Lifetime.SHORT), program, Map.of(), readyLine);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var behaviour = Behaviour.valueOf(arguments[1]);
        if (behaviour == Behaviour.ENDS_EARLY) {
            System.out.println("I cannot go on");
            System.exit(7);
        }
        var forever = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println(STOPPING);
            if (behaviour == Behaviour.STUBBORN) {
                awaitForever(forever);
            }
        }));
        int status = behaviour == Behaviour.NEVER_READY ? 503 : 200;
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var server = HttpServer.create(address, 0);
        var management = HttpServer.create(
                new InetSocketAddress(address.getAddress(), address.getPort() + ServiceSpec.TO_MANAGEMENT), 0);
        management.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        management.start();
        server.createContext("/end", exchange -> {
            System.out.println("Asked to end");
            Runtime.getRuntime().halt(9);
        });
        server.start();
        System.out.println(READY);
        forever.await();
    }

    private static void awaitForever(CountDownLatch forever) {
        try {
            forever.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
