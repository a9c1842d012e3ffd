package io.chalkstream.boardstate.transfer;

import io.chalkstream.boardstate.query.BlockingBoardReader;
import io.chalkstream.boardstate.query.ClientOutcomes;
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
    private final BlockingBoardReader boards;
    private @Nullable KafkaProducer<String, byte[]> producer;

    Importer(@Identifier("default-kafka-broker") Map<String, Object> kafka, BlockingBoardReader boards) {
        this.kafka = kafka;
        this.boards = boards;
    }

    /**
     * Imports the document and returns when it has taken effect. Stops at the first refused commands.
     *
     * @param check of the document, which has ended
     * @throws io.chalkstream.protocol.code.RefusedException if the board can't take the document; nothing has
     *     been done then
     * @throws ImportException if it is unknown whether everything has taken effect
     */
    ClientOutcomes put(String boardId, DocumentCheck check, ImportPlan.Source document, String user, String name) {
        var author = new Author(user, name, "import-" + UUID.randomUUID(), Role.TEACHER);
        check.requireRoom(boards.elementIds(boardId));
        var sending = new Sending(boardId, author.client());
        ImportPlan.make(document, check.title(), check.paper(), author, sending::add);
        sending.flush();
        return sending.outcomes;
    }

    /** Sends commands, as many at once as a client may, until one is refused. */
    private final class Sending {
        private final String boardId;
        private final String client;
        private final List<BoardCommand.Edit> some = new ArrayList<>();
        private ClientOutcomes outcomes = new ClientOutcomes(0, List.of());

        Sending(String boardId, String client) {
            this.boardId = boardId;
            this.client = client;
        }

        void add(BoardCommand.Edit command) {
            if (outcomes.refusals().isEmpty()) {
                some.add(command);
                if (some.size() == Limits.OPS_IN_FLIGHT) {
                    flush();
                }
            }
        }

        void flush() {
            if (some.isEmpty()) {
                return;
            }
            send(boardId, some);
            outcomes = boards.outcomes(boardId, client);
            long last = some.get(some.size() - 1).op();
            if (outcomes.lastOp() < last) {
                throw new ImportException("the board has taken the operations up to " + outcomes.lastOp()
                        + " of those up to " + last + " of client " + client);
            }
            some.clear();
        }
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
