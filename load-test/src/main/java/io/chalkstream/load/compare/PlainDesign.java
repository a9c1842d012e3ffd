package io.chalkstream.load.compare;

import io.chalkstream.load.generator.Generator;
import io.chalkstream.load.generator.Identity;
import io.chalkstream.local.Ports;
import io.chalkstream.local.ProjectDirectory;
import io.chalkstream.local.ServiceSpec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The module plain-design, with two servers. */
final class PlainDesign extends SocketCompetitor {
    private static final String TARGET = "load-test/plain-design/target";
    private static final String MAIN_CLASS = "io.chalkstream.plain.PlainServer";
    private static final String READY = "The plain design is ready";

    private final Ports ports = Ports.free(1, 2);

    PlainDesign(Generator generator) {
        super("plain design", generator);
    }

    @Override
    Processes startProcesses() {
        var servers = ports.gateways().stream().map(this::server).toList();
        return Processes.start(Processes.besideBroker(servers, ports));
    }

    private ServiceSpec server(int port) {
        var parameters = List.of(Integer.toString(port), "127.0.0.1:" + ports.kafka());
        return Processes.program("plain-" + port, port, classPath(), MAIN_CLASS, parameters, READY);
    }

    private static String classPath() {
        var target = ProjectDirectory.find().resolve(TARGET);
        try {
            return target.resolve("classes")
                    + File.pathSeparator
                    + Files.readString(target.resolve("class-path")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The module plain-design isn't built", e);
        }
    }

    @Override
    List<Identity> newBoard(int people) {
        return ForwardedMessages.newBoard(ports.gateways(), people);
    }
}
