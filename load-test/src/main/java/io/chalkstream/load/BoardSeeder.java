package io.chalkstream.load;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Fills boards by writing commands as a gateway does. */
final class BoardSeeder implements AutoCloseable {
    private static final int ELEMENTS_PER_COMMAND = 500;
    private static final int POINTS = 10;

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    BoardSeeder(String kafka) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka, ProducerConfig.LINGER_MS_CONFIG, 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Puts strokes of {@value #POINTS} points on a new board; returns the number of commands. */
    int fill(String board, int elements) {
        var strokes = new StrokeGenerator(board, board.hashCode(), POINTS);
        var author = new Author("filler", "Filler", "filler", Role.TEACHER);
        int op = 0;
        for (int left = elements; left > 0; left -= ELEMENTS_PER_COMMAND) {
            var changes = new ArrayList<Change>();
            for (int i = 0; i < Math.min(left, ELEMENTS_PER_COMMAND); i++) {
                changes.add(new Change.Put(strokes.next()));
            }
            op++;
            var unused = producer.send(
                    new ProducerRecord<>(
                            Topic.BOARD_COMMANDS.topicName(),
                            board,
                            Json.bytes(new BoardCommand.Edit(author, op, changes))),
                    (written, reason) -> failure.compareAndSet(null, reason));
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka doesn't take commands", failure.get());
        }
        return op;
    }

    @Override
    public void close() {
        producer.close();
    }
}
