package io.chalkstream.load.compare;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.SigningKey;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.load.BoardSeeder;
import io.chalkstream.load.generator.Dialect;
import io.chalkstream.load.generator.Generator;
import io.chalkstream.load.generator.Identity;
import io.chalkstream.local.Ports;
import io.chalkstream.local.ProjectDirectory;
import io.chalkstream.local.Secrets;
import io.chalkstream.local.StackPlan;
import io.chalkstream.protocol.access.Subprotocols;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The product: the local stack with two gateways. Sessions are signed here, with the key of the stack. */
final class OwnStack extends SocketCompetitor {
    private static final String KEY = "of-a-comparison-" + UUID.randomUUID();
    private static final Duration SESSION = Duration.ofMinutes(15);

    private final TokenSigner signer = new TokenSigner(new SigningKey(KEY), Optional.empty(), Clock.systemUTC());
    private final Ports ports = Ports.free(1, 2);

    OwnStack(Generator generator) {
        super("Chalkstream", generator);
    }

    @Override
    Processes startProcesses() {
        return Processes.start(
                StackPlan.of(ProjectDirectory.find(), Processes.newFolder(), ports, new Secrets(KEY, KEY)));
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
        var identities = new ArrayList<Identity>();
        for (int person = 0; person < people; person++) {
            String user = "u" + person + "-" + board;
            var link = new LinkClaims(board, person == 0 ? Role.TEACHER : Role.STUDENT, Instant.now());
            String token = signer.sign(new SessionClaims(
                    link, user, Identity.name(person), Instant.now().plus(SESSION)));
            int port = ports.gateways().get(person % ports.gateways().size());
            identities.add(new Identity(
                    URI.create("ws://127.0.0.1:" + port),
                    "/ws/boards/" + board,
                    person,
                    List.of(Subprotocols.NAME, Subprotocols.ofToken(token)),
                    Optional.of(Json.text(new ClientMessage.Hello(Author.clientId(user, "1"), null))),
                    Messages.PROTOCOL));
        }
        return identities;
    }

    /** The product's protocol. */
    private enum Messages implements Dialect {
        PROTOCOL;

        @Override
        public String cursor(int person, long move) {
            return "{\"type\":\"cursor\",\"at\":[" + move + "," + person + "]}";
        }

        @Override
        public String ink(int person, String stroke, long from, String points) {
            return "{\"type\":\"ink\",\"ink\":{\"id\":\"" + stroke + "\",\"color\":\"black\",\"size\":4.0,\"from\":"
                    + from + ",\"points\":[" + points + "]}}";
        }

        @Override
        public String operation(int person, int number, String change) {
            return "{\"type\":\"op\",\"op\":" + number + ",\"changes\":[" + change + "]}";
        }
    }
}
