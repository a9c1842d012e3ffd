package io.chalkstream.gateway.access;

import io.chalkstream.access.Revocation;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Writes the topic board-links. */
@ApplicationScoped
class RevocationPublisher {
    private final Emitter<Record<String, byte[]>> boardLinks;

    RevocationPublisher(@Channel("board-links") Emitter<Record<String, byte[]>> boardLinks) {
        this.boardLinks = boardLinks;
    }

    /** Completes when the revocation is durable, so that every gateway will read it. */
    CompletionStage<Void> write(String board, Revocation revocation) {
        return boardLinks.send(Record.of(board, Revocation.FORMAT.write(revocation)));
    }
}
