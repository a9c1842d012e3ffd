package io.chalkstream.boardstate.transfer;

import io.chalkstream.boardstate.query.BoardReader;
import io.chalkstream.boardstate.query.ClientOutcomes;
import io.chalkstream.protocol.board.BoardDocument;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Imports documents by ordinary commands; never in a transaction, which would block all other commands of the
 * partition. Thread-safe; blocks.
 */
@Singleton
final class Importer {
    private final Map<String, Object> kafka;
    private final BoardReader boards;
    private @Nullable KafkaProducer<String, byte[]> producer;

    Importer(@Identifier("default-kafka-broker") Map<String, Object> kafka, BoardReader boards) {
        this.kafka = kafka;
        this.boards = boards;
    }

    /**
     * Imports the document and returns when it has taken effect. Stops at the first refused commands.
     *
     * @throws io.chalkstream.protocol.code.RefusedException if the board can't take the document; nothing has
     *     been done then
     * @throws ImportException if it is unknown whether everything has taken effect
     */
    ClientOutcomes put(String boardId, BoardDocument document, String user, String name) {
        var author = new Author(user, name, "import-" + UUID.randomUUID(), Role.TEACHER);
        var commands = ImportPlan.of(document, author, boards.elementIds(boardId));
        var outcomes = new ClientOutcomes(0, List.of());
        for (int from = 0; from < commands.size() && outcomes.refusals().isEmpty(); from += Limits.OPS_IN_FLIGHT) {
            var some = commands.subList(from, Math.min(commands.size(), from + Limits.OPS_IN_FLIGHT));
            send(boardId, some);
            outcomes = boards.outcomes(boardId, author.client());
            long last = some.get(some.size() - 1).op();
            if (outcomes.lastOp() < last) {
                throw new ImportException("the board has taken the operations up to " + outcomes.lastOp()
                        + " of those up to " + last + " of client " + author.client());
            }
        }
        return outcomes;
    }

    private void send(String boardId, List<BoardCommand.Edit> commands) {
        var sent = new ArrayList<Future<?>>();
        for (var command : commands) {
            sent.add(producer()
                    .send(new ProducerRecord<>(Topic.BOARD_COMMANDS.topicName(), boardId, Json.bytes(command))));
        }
        try {
            for (var one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new ImportException("Kafka did not take all operations", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("stopped while operations were being written", e);
        }
    }

    /** Created lazily: most instances never import anything. */
    private synchronized KafkaProducer<String, byte[]> producer() {
        var open = producer;
        if (open == null) {
            var settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
