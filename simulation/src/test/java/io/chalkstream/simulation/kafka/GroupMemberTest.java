package io.chalkstream.simulation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.engine.VirtualTime;
import io.chalkstream.simulation.kafka.GroupCoordinator.Assignment;
import io.chalkstream.simulation.kafka.GroupCoordinator.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GroupMemberTest {
    private static final Assignment EVERYTHING = new Assignment(Set.of(0), Set.of(), Map.of(), null);

    private final VirtualTime time = new VirtualTime(1);
    private final KafkaCluster cluster =
            new KafkaCluster(time, 1, KafkaCluster.Durability.FLUSHED, new KafkaModel.Fences() {});
    private final List<String> heard = new ArrayList<>();
    private final GroupMember member = new GroupMember(
            cluster,
            new SimulatedProcess("process", time),
            "group",
            members -> members.keySet().stream().collect(Collectors.toMap(name -> name, name -> EVERYTHING)),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            new GroupMember.Listener() {
                @Override
                public Subscription subscription() {
                    return new Subscription("process", Set.of(), Map.of());
                }

                @Override
                public void assigned(Assignment assignment) {
                    heard.add("assigned");
                }

                @Override
                public void lost() {
                    heard.add("lost");
                }
            });

    @Test
    void who_was_thrown_out_and_joins_again_hears_that_all_is_lost_before_anything_is_assigned() {
        member.start();
        runFor(Duration.ofSeconds(1));
        member.coordinator().leave(member.member());

        member.rejoin();
        runFor(Duration.ofSeconds(1));

        assertThat(heard).containsExactly("assigned", "lost", "assigned");
    }

    private void runFor(Duration length) {
        time.runUntil(time.nanos() + length.toNanos());
    }
}
