package io.chalkstream.gateway.access;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.access.PeopleRecord;
import io.chalkstream.access.Revocation;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Writes what every gateway must know of access. Each stage completes when the record is durable, so that every gateway will read it. */
@ApplicationScoped
class AccessPublisher {
    private final Emitter<Record<String, byte[]>> boardLinks;
    private final Emitter<Record<String, byte[]>> boardAdmissions;
    private final Emitter<Record<String, byte[]>> boardPeople;

    AccessPublisher(
            @Channel("board-links") Emitter<Record<String, byte[]>> boardLinks,
            @Channel("board-admissions") Emitter<Record<String, byte[]>> boardAdmissions,
            @Channel("board-people") Emitter<Record<String, byte[]>> boardPeople) {
        this.boardPeople = boardPeople;
        this.boardLinks = boardLinks;
        this.boardAdmissions = boardAdmissions;
    }

    CompletionStage<Void> write(String board, Revocation revocation) {
        return boardLinks.send(Record.of(board, Revocation.FORMAT.write(revocation)));
    }

    CompletionStage<Void> write(String board, PeopleRecord record) {
        return boardPeople.send(Record.of(board, PeopleRecord.FORMAT.write(record)));
    }

    CompletionStage<Void> write(String board, AdmissionRecord record) {
        return boardAdmissions.send(Record.of(board, AdmissionRecord.FORMAT.write(record)));
    }
}
