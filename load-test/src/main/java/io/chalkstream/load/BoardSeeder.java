package io.chalkstream.load;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Fills boards by writing commands as a gateway does. */
public final class BoardSeeder implements AutoCloseable {
    private static final int ELEMENTS_PER_COMMAND = 500;
    private static final int POINTS = 10;
    private static final Author AUTHOR = new Author("filler", "Filler", "filler", Role.TEACHER);

    private final KafkaProducer<String, byte[]> producer;
    private long written;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public BoardSeeder(String kafka) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.LINGER_MS_CONFIG, 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Puts strokes of {@value #POINTS} points on a new board; returns the number of commands. */
    public int fill(String board, int elements) {
        return fill(board, elements, POINTS, ELEMENTS_PER_COMMAND);
    }

    /** Puts strokes of so many points on a new board, so many with each command; returns the number of commands. */
    public int fill(String board, int elements, int points, int elementsPerCommand) {
        var strokes = new StrokeGenerator(board, board.hashCode(), points);
        int op = 0;
        for (int left = elements; left > 0; left -= elementsPerCommand) {
            var changes = new ArrayList<Change>();
            for (int i = 0; i < Math.min(left, elementsPerCommand); i++) {
                changes.add(new Change.Put(strokes.next()));
            }
            op++;
            write(board, op, changes);
        }
        return op;
    }

    /** Makes a new board with so many events: strokes first, then moves of them. Each is one command. */
    public void history(String board, int events, int elements) {
        var strokes = new StrokeGenerator(board, board.hashCode(), POINTS);
        var ids = new ArrayList<String>();
        for (int op = 1; op <= events; op++) {
            if (op <= elements) {
                var stroke = strokes.next();
                ids.add(stroke.id());
                write(board, op, List.of(new Change.Put(stroke)));
            } else {
                var place = new Props(Map.of(Property.X, strokes.coordinate(), Property.Y, strokes.coordinate()));
                write(board, op, List.of(new Change.SetProps(ids.get(op % elements), place)));
            }
        }
    }

    /** The number of commands so far. */
    public long written() {
        return written;
    }

    private void write(String board, int op, List<Change> changes) {
        written++;
        var command = new BoardCommand.Edit(AUTHOR, op, changes);
        var unused = producer.send(
                new ProducerRecord<>(Topic.BOARD_COMMANDS.topicName(), board, Json.bytes(command)),
                (written, reason) -> failure.compareAndSet(null, reason));
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka doesn't take commands", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
