package io.chalkstream.boardstate.query;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.T0;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.boardstate.KafkaProbe;
import io.chalkstream.boardstate.stream.LongBoard;
import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.topic.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** With {@code -Dchalkstream.history.events=100000}, as in the profile nightly, the board is as long as a history may be. */
class LongHistoryTest {
    private static final Logger LOG = Logger.getLogger(LongHistoryTest.class);
    private static final int EVENTS = Integer.getInteger("chalkstream.history.events", 40_000);

    private final Path directory = Path.of("target", "state", UUID.randomUUID().toString());

    @Test
    void a_board_with_a_long_history_is_restored_and_deleted_while_another_board_goes_on() {
        try (var broker = EmbeddedKafka.start(directory.resolve("kafka"), 0)) {
            LongBoard.write(broker.bootstrapServers(), "long", EVENTS);
            try (var kafka = new KafkaProbe(broker.bootstrapServers());
                    var instance = new BoardStateInstance(broker.bootstrapServers(), directory.resolve("a"))) {
                instance.awaitRunning();
                var other = new OtherBoard(kafka);
                other.operate();
                var calm = other.waits(20);

                kafka.send("long", edit(ANA, 1, new Change.Restore(LongBoard.ELEMENTS)), T0 + EVENTS);
                var restoring = other.waitsUntil(1);
                kafka.send("long", edit(ANA, 2, new Change.Delete()), T0 + EVENTS + 1);
                kafka.send("long", edit(BEN, 1, put(text("new"))), T0 + EVENTS + 2);
                var deleting = other.waitsUntil(3);

                LOG.infof(
                        "Another board: calm %s, restoring %s, deleting %s",
                        figures(calm), figures(restoring), figures(deleting));
                var restored = event(kafka, 0);
                assertThat(restored.seq()).isEqualTo(EVENTS + 1);
                assertThat(restored.changes())
                        .hasSize(LongBoard.ELEMENTS)
                        .first()
                        .isInstanceOfSatisfying(AppliedChange.Updated.class, change -> assertThat(change.props())
                                .isEqualTo(x(0)));
                assertThat(restoring).as("operations during the restore").hasSizeGreaterThan(5);
                assertThat(event(kafka, 2).seq())
                        .as("the new life of the board")
                        .isEqualTo(1);
            }
        }
    }

    private static String figures(List<Long> sorted) {
        return "p50 " + sorted.get(sorted.size() / 2) + " ms, max " + sorted.get(sorted.size() - 1) + " ms";
    }

    private static Outcome.Accepted event(KafkaProbe kafka, int index) {
        var record = kafka.await(Topic.BOARD_EVENTS, "long", index + 1).get(index);
        return (Outcome.Accepted) Json.read(record.value(), Outcome.class);
    }

    /** A board whose operations are timed, one after the other. */
    private static final class OtherBoard {
        private final KafkaProbe kafka;
        private int op;

        OtherBoard(KafkaProbe kafka) {
            this.kafka = kafka;
        }

        /** Milliseconds until the operation's event is there. */
        long operate() {
            op++;
            long start = System.nanoTime();
            kafka.send("other", edit(BEN, op, put(text("e" + op))), System.currentTimeMillis());
            kafka.await(Topic.BOARD_EVENTS, "other", op);
            return (System.nanoTime() - start) / 1_000_000;
        }

        List<Long> waits(int count) {
            var waits = new ArrayList<Long>();
            for (int i = 0; i < count; i++) {
                waits.add(operate());
            }
            Collections.sort(waits);
            return waits;
        }

        /** The waits until the long board has so many new events. */
        List<Long> waitsUntil(int events) {
            var waits = new ArrayList<Long>();
            while (kafka.seen(Topic.BOARD_EVENTS, "long") < events) {
                waits.add(operate());
            }
            Collections.sort(waits);
            return waits;
        }
    }
}
