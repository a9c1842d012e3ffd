package io.chalkstream.load.attack;

import io.chalkstream.client.AccessClient;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.command.Role;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes boards and people in the way that everybody can: by the gateways' HTTP API. Thread-safe. */
final class Accounts {
    private final List<AccessClient> gateways;
    private final AtomicInteger next = new AtomicInteger();

    Accounts(List<URI> gateways) {
        this.gateways = gateways.stream().map(AccessClient::new).toList();
    }

    BoardLinks newBoard() {
        return any().newBoard();
    }

    /** A person who was never there before. */
    Account newPerson(BoardLinks board, Role role) {
        return session(board, role, "attacker-" + UUID.randomUUID());
    }

    /** The person with this secret, of at least 22 letters: the same again for the same one. */
    Account session(BoardLinks board, Role role, String secret) {
        var session = any().session(board.board(), new SessionRequest(board.link(role), "Attacker", secret));
        return new Account(session.user(), session.token());
    }

    private AccessClient any() {
        return gateways.get(Math.floorMod(next.getAndIncrement(), gateways.size()));
    }
}
