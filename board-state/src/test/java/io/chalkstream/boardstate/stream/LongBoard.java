package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.BoardWriter;
import io.chalkstream.boardstate.board.InMemoryBoardStore;
import io.chalkstream.boardstate.board.Samples;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** A board with a long history, written straight into the changelog of the store. */
public final class LongBoard {
    /** The board has so many texts, which the later events move. */
    public static final int ELEMENTS = 200;

    private static final String CHANGELOG = "board-state-boards-changelog";

    private LongBoard() {}

    /** Write it before any instance is started. */
    public static void write(String bootstrapServers, String boardId, int events) {
        int partitions = Topic.BOARD_COMMANDS.partitions();
        int partition = Utils.toPositive(Utils.murmur2(boardId.getBytes(StandardCharsets.UTF_8))) % partitions;
        createChangelog(bootstrapServers, partitions);
        var board = new InMemoryBoardStore();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20, "batch.size", 500_000),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int seq = 1; seq <= events; seq++) {
                var event = event(seq);
                BoardWriter.applySlice(board, event);
                board.removeEvent(seq);
                var unused = producer.send(
                        new ProducerRecord<>(CHANGELOG, partition, BoardKeys.event(boardId, seq), Json.bytes(event)));
            }
            for (var element : board.elements().values()) {
                var unused = producer.send(new ProducerRecord<>(
                        CHANGELOG, partition, BoardKeys.element(boardId, element.id()), Json.bytes(element)));
            }
            var unused = producer.send(
                    new ProducerRecord<>(CHANGELOG, partition, BoardKeys.head(boardId), Json.bytes(board.head())));
        }
    }

    private static void createChangelog(String bootstrapServers, int partitions) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(CHANGELOG, partitions, (short) 1)
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome.Accepted event(int seq) {
        int round = (seq - 1) / ELEMENTS;
        String id = "e" + (seq - 1) % ELEMENTS;
        var change = round == 0
                ? new AppliedChange.Added(Samples.text(id, 0, "text of " + id))
                : new AppliedChange.Updated(id, Samples.x(round), Samples.x(round - 1));
        return new Outcome.Accepted(Samples.T0, seq, Samples.T0 + seq, Samples.ANA, 1, null, null, List.of(change));
    }
}
