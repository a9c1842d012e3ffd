package io.chalkstream.simulation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same scripts give the same answers and the same logs, offset by offset, on a real broker and on the model. */
class ModelConformanceTest {
    private static final int SCRIPTS = Integer.getInteger("chalkstream.simulation.scripts", 2);
    private static final int STEPS = 60;
    private static final List<String> IDS = List.of("a", "b");

    private static EmbeddedKafka broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = EmbeddedKafka.startTemporary();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void random_scripts_of_transactions_give_the_same_on_a_real_broker_and_on_the_model() {
        for (int script = 0; script < SCRIPTS; script++) {
            var real = new RealScripted(broker.bootstrapServers(), Topic.BOARD_EVENTS.topicName(), script, admin);
            var expected = play(real, script);
            real.end();

            assertThat(play(new ModelScripted(), script))
                    .as("script %d", script)
                    .isEqualTo(expected);
        }
    }

    /** Up to two producers share each id: the older one is fenced, and still tries. */
    private static List<String> play(ScriptedKafka kafka, long seed) {
        var random = new Random(seed);
        var lines = new ArrayList<String>();
        for (var id : IDS) {
            kafka.start(id + 1, id);
            kafka.start(id + 0, id);
        }
        for (int step = 0; step < STEPS; step++) {
            String id = IDS.get(random.nextInt(IDS.size()));
            String producer = id + random.nextInt(2);
            int partition = random.nextInt(2);
            int dice = random.nextInt(100);
            if (dice < 45) {
                lines.add("send " + producer + " " + partition + " " + kafka.send(producer, partition, "v" + step));
            } else if (dice < 55) {
                kafka.sendPlainly(partition, "p" + step);
                lines.add("plain " + partition);
            } else if (dice < 65) {
                lines.add("offset " + producer + " " + kafka.offset(producer, step));
            } else if (dice < 80) {
                lines.add("commit " + producer + " " + kafka.end(producer, true));
            } else if (dice < 86) {
                lines.add("abort " + producer + " " + kafka.end(producer, false));
            } else if (dice < 92) {
                kafka.start(producer, id);
                lines.add("start " + producer);
            } else if (dice < 94) {
                kafka.fence(id);
                lines.add("fence " + id);
            } else {
                lines.addAll(kafka.read(partition, Isolation.READ_COMMITTED));
            }
        }
        IDS.forEach(kafka::fence);
        for (int partition = 0; partition < 2; partition++) {
            lines.addAll(kafka.read(partition, Isolation.READ_COMMITTED));
            lines.addAll(kafka.read(partition, Isolation.READ_UNCOMMITTED));
        }
        lines.add("committed " + kafka.committed());
        return lines;
    }
}
