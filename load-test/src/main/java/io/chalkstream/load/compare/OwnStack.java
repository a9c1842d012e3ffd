package io.chalkstream.load.compare;

import io.chalkstream.load.BoardSeeder;
import io.chalkstream.load.generator.Generator;
import io.chalkstream.load.generator.Identity;
import io.chalkstream.load.generator.SignedPeople;
import io.chalkstream.local.Ports;
import io.chalkstream.local.ProjectDirectory;
import io.chalkstream.local.Secrets;
import io.chalkstream.local.StackPlan;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The product: the local stack with two gateways. Sessions are signed with its key. */
final class OwnStack extends SocketCompetitor {
    private static final String KEY = "of-a-comparison-" + UUID.randomUUID();

    private final ProjectDirectory project;
    private final Ports ports = Ports.free(1, 2);
    private final SignedPeople people = new SignedPeople(
            KEY,
            ports.gateways().stream()
                    .map(port -> URI.create("ws://127.0.0.1:" + port))
                    .toList());

    OwnStack(Generator generator) {
        this("Chalkstream", ProjectDirectory.find(), generator);
    }

    private OwnStack(String name, ProjectDirectory project, Generator generator) {
        super(name, generator);
        this.project = project;
    }

    /** What is built in another checkout of the repository, on this one's broker. */
    static OwnStack before(Path checkout, Generator generator) {
        return new OwnStack("Chalkstream before", new ProjectDirectory(checkout), generator);
    }

    @Override
    Processes startProcesses() {
        return Processes.start(StackPlan.of(project, Processes.newFolder(), ports, new Secrets(KEY, KEY)));
    }

    @Override
    List<Identity> newBoard(int people) {
        return people(newBoardId(), people);
    }

    /** Puts so many strokes on a new board; returns the number of its last event when they are there. */
    long fill(String board, int elements) {
        try (var seeder = new BoardSeeder(processes().kafka())) {
            return seeder.fill(board, elements);
        }
    }

    static String newBoardId() {
        return "b" + UUID.randomUUID();
    }

    /** So many people of this board. */
    List<Identity> people(String board, int people) {
        return this.people.of(board, people);
    }
}
