package io.chalkstream.system;

import io.chalkstream.client.BoardClient;
import io.chalkstream.client.Options;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A board of its own, and the people on it. Closing it makes them leave. */
final class Classroom implements AutoCloseable {
    private static final Duration JOIN = Duration.ofSeconds(30);

    private final String boardId = "board-" + UUID.randomUUID();
    private final List<Person> people = new ArrayList<>();

    String boardId() {
        return boardId;
    }

    List<Person> people() {
        return List.copyOf(people);
    }

    /** Lets somebody join, and waits until they know the board. */
    Person join(String name, List<URI> gateways) {
        var heard = new Heard();
        var options = new Options(boardId, name.toLowerCase(Locale.ROOT), name, gateways, heard);
        var person = new Person(name, BoardClient.connect(options), heard);
        people.add(person);
        person.awaitJoined(JOIN);
        return person;
    }

    @Override
    public void close() {
        people.forEach(person -> person.client().close());
    }
}
