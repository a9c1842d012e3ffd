package io.chalkstream.simulation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kafka.embedded.TemporaryBroker;
import io.chalkstream.protocol.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same scripts give the same answers and the same logs, offset by offset, on a real broker and on the model. */
class ModelConformanceTest {
    private static final int SCRIPTS = Integer.getInteger("chalkstream.simulation.scripts", 2);
    private static final int STEPS = 60;
    private static final int MEMBERSHIP_STEPS = 40;
    private static final List<String> IDS = List.of("a", "b");

    private static TemporaryBroker broker;

    @BeforeAll
    static void start() {
        broker = TemporaryBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void random_scripts_of_transactions_give_the_same_on_a_real_broker_and_on_the_model() {
        for (int script = 0; script < SCRIPTS; script++) {
            var real =
                    new RealScripted(broker.bootstrapServers(), Topic.BOARD_EVENTS.topicName(), script, broker.admin());
            var expected = play(real, script);
            real.end();

            assertThat(play(new ModelScripted(), script))
                    .as("script %d", script)
                    .isEqualTo(expected);
        }
    }

    @Test
    void random_scripts_of_joining_and_leaving_give_the_same_in_a_real_group_and_in_the_models() {
        var real = new RealGroup(broker.bootstrapServers(), Topic.BOARD_EVENTS.topicName(), 1, broker.admin());
        var expected = play(real, 1);

        assertThat(play(new ModelGroup(), 1)).isEqualTo(expected);
        assertThat(expected)
                .as("some are members still, and some aren't")
                .anyMatch(line -> line.endsWith("ok"))
                .anyMatch(line -> line.endsWith("refused"))
                .as("some are thrown out, and hear that they have lost what they had")
                .anyMatch(line -> line.endsWith("lost 12"));
    }

    /** Members come and go, and all are thrown out; those who were members once still try to commit. */
    private static List<String> play(ScriptedGroup group, long seed) {
        var random = new Random(seed);
        var lines = new ArrayList<String>();
        var present = new ArrayList<String>();
        var settlements = new ArrayList<List<String>>();
        for (int step = 0; step < MEMBERSHIP_STEPS; step++) {
            int dice = step < 2 ? 0 : random.nextInt(100);
            if (dice < 20 && present.size() < 3) {
                present.add("m" + step);
                group.join("m" + step);
            } else if (dice < 35 && !present.isEmpty()) {
                group.leave(present.remove(random.nextInt(present.size())));
            } else if (dice < 55 || settlements.isEmpty()) {
                lines.add("settled " + group.settle());
                settlements.add(List.copyOf(present));
            } else if (dice < 60 && !present.isEmpty()) {
                lines.add("settled " + group.settle());
                group.expel();
                lines.add("settled " + group.settle() + ", lost " + group.lost());
                settlements.add(List.copyOf(present));
                settlements.add(List.copyOf(present));
            } else {
                int settlement = Math.max(0, settlements.size() - 1 - random.nextInt(2));
                var members = settlements.get(settlement);
                if (!members.isEmpty()) {
                    String member = members.get(random.nextInt(members.size()));
                    lines.add("commit " + member + " " + group.commit(member, settlement, step));
                }
            }
        }
        lines.add("committed " + group.committed());
        group.end();
        return lines;
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
