package io.chalkstream.load.generator;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.SigningKey;
import io.chalkstream.access.TokenSigner;
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

/** People of the product, whose sessions are signed here, with the key of its gateways. */
public final class SignedPeople {
    private static final Duration SESSION = Duration.ofMinutes(15);

    private final TokenSigner signer;
    private final List<URI> gateways;

    /** @param gateways people are spread over them evenly */
    public SignedPeople(String accessKey, List<URI> gateways) {
        this.signer = new TokenSigner(new SigningKey(accessKey), Optional.empty(), Clock.systemUTC());
        this.gateways = List.copyOf(gateways);
    }

    /** A teacher and students, so many together. Their sessions end after 15 minutes. */
    public List<Identity> of(String board, int people) {
        var identities = new ArrayList<Identity>();
        for (int person = 0; person < people; person++) {
            String user = "u" + person + "-" + board;
            var link = new LinkClaims(board, person == 0 ? Role.TEACHER : Role.STUDENT, Instant.now());
            String token = signer.sign(new SessionClaims(
                    link, user, Identity.name(person), Instant.now().plus(SESSION)));
            identities.add(new Identity(
                    gateways.get(person % gateways.size()),
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
