package io.chalkstream.undo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.undo.history.ElementFixtures;
import io.chalkstream.undo.history.ModelBoard;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Undo is held down on many boards while the partitions move from one instance to two and back. */
@Timeout(120)
class RebalanceTest {
    private static final Author ANA = new Author("u-ana", "Ana", "c-ana-1", Role.TEACHER);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int CHANGES = 12;

    private final List<String> boards =
            IntStream.range(0, 24).mapToObj(i -> "board-" + i).toList();
    private final Map<String, ModelBoard> models = new HashMap<>();
    private final Map<String, Set<Long>> taken = new HashMap<>();

    @Test
    void U3_no_press_is_lost_doubled_or_out_of_order_when_partitions_move_between_two_instances() throws Exception {
        try (var broker = EmbeddedKafka.startTemporary();
                var kafka = new KafkaProbe(broker.bootstrapServers());
                var first = UndoServiceInstance.start(broker.bootstrapServers(), "undo")) {
            for (var board : boards) {
                models.put(board, new ModelBoard());
                taken.put(board, new HashSet<>());
                for (long op = 1; op <= CHANGES; op++) {
                    decide(
                            kafka,
                            board,
                            new BoardCommand.Edit(
                                    ANA, op, List.of(ElementFixtures.put(ElementFixtures.rectangle("e" + op, 1)))));
                }
            }
            press(kafka, 1, CHANGES / 3);
            answerUntil(kafka, CHANGES / 6);

            try (var second = UndoServiceInstance.start(broker.bootstrapServers(), "undo")) {
                press(kafka, CHANGES / 3 + 1, 2 * CHANGES / 3);
                answerUntil(kafka, 2 * CHANGES / 3);
                await().atMost(REQUEST_TIMEOUT)
                        .until(() -> !first.owned().isEmpty() && !second.owned().isEmpty());
                press(kafka, 2 * CHANGES / 3 + 1, CHANGES);
                answerUntil(kafka, 2 * CHANGES / 3 + 1);
            }
            answerUntil(kafka, CHANGES);
        }

        for (var board : boards) {
            assertThat(models.get(board).elements()).as(board).isEmpty();
        }
    }

    private void press(KafkaProbe kafka, int from, int to) throws Exception {
        for (var board : boards) {
            for (int request = from; request <= to; request++) {
                kafka.send(Topic.UNDO_REQUESTS, board, new UndoRequest.Reverse(ANA, Direction.UNDO, request, CHANGES));
            }
        }
    }

    /** Plays board-state until each board has had so many reversals. */
    private void answerUntil(KafkaProbe kafka, int reversals) {
        await().atMost(REQUEST_TIMEOUT).until(() -> {
            for (var board : boards) {
                for (var command : kafka.commandsOf(board)) {
                    decide(kafka, board, command);
                }
            }
            return taken.values().stream().allMatch(seqs -> seqs.size() >= reversals);
        });
    }

    /** As board-state does: a command that comes again has no second effect, and its refusal is repeated. */
    private void decide(KafkaProbe kafka, String board, BoardCommand command) throws Exception {
        var outcome = models.get(board).decide(command);
        if (outcome.isEmpty()) {
            return;
        }
        if (outcome.get() instanceof Outcome.Accepted event && event.reverses() != null) {
            long seq = event.reverses().seq();
            assertThat(seq).as("%s: the newest entry that is left", board).isEqualTo(newestLeft(board));
            taken.get(board).add(seq);
        }
        kafka.send(Topic.BOARD_EVENTS, board, outcome.get());
    }

    private long newestLeft(String board) {
        return LongStream.rangeClosed(1, CHANGES)
                .filter(seq -> !taken.get(board).contains(seq))
                .max()
                .orElse(0);
    }
}
