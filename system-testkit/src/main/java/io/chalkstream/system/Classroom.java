package io.chalkstream.system;

import io.chalkstream.client.BoardClient;
import io.chalkstream.client.ClientOptions;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.topic.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** A board of its own, and the people on it. Closing it makes them leave. */
final class Classroom implements AutoCloseable {
    private static final Duration JOIN = Duration.ofSeconds(30);

    private final String boardId;
    private final List<Participant> people = new ArrayList<>();

    Classroom() {
        this(newBoardId());
    }

    private Classroom(String boardId) {
        this.boardId = boardId;
    }

    /** One whose board is there already. */
    static Classroom of(String boardId) {
        return new Classroom(boardId);
    }

    /** One whose board is in this partition of board-commands. */
    static Classroom inPartition(int partition) {
        return new Classroom(Stream.generate(Classroom::newBoardId)
                .filter(id -> partition(id) == partition)
                .findFirst()
                .orElseThrow());
    }

    private static int partition(String boardId) {
        return BuiltInPartitioner.partitionForKey(
                boardId.getBytes(StandardCharsets.UTF_8), Topic.BOARD_COMMANDS.partitions());
    }

    private static String newBoardId() {
        return "board-" + UUID.randomUUID();
    }

    String boardId() {
        return boardId;
    }

    List<Participant> people() {
        return List.copyOf(people);
    }

    /** Lets a teacher join, and waits until they know the board. */
    Participant join(String name, List<URI> gateways) {
        return join(name, Role.TEACHER, gateways);
    }

    /** Lets a person join, and waits until the client has the board. */
    Participant join(String name, Role role, List<URI> gateways) {
        return join(name, gateways, user -> TestTokens.token(boardId, role, user, name));
    }

    /** Lets a teacher join, each of whose sessions lasts for so long, and waits until they know the board. */
    Participant join(String name, Duration session, List<URI> gateways) {
        return join(name, gateways, user -> TestTokens.token(boardId, Role.TEACHER, user, name, session));
    }

    private Participant join(String name, List<URI> gateways, UnaryOperator<String> token) {
        var received = new RecordingListener();
        String user = name.toLowerCase(Locale.ROOT);
        var options = new ClientOptions(boardId, user, name, gateways, () -> token.apply(user), received);
        var person = new Participant(name, BoardClient.connect(options), received);
        people.add(person);
        person.awaitJoined(JOIN);
        return person;
    }

    @Override
    public void close() {
        people.forEach(person -> person.client().close());
    }
}
