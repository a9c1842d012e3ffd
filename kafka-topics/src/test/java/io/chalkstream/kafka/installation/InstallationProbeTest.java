package io.chalkstream.kafka.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kafka.installation.ClusterView.TopicView;
import io.chalkstream.kafka.installation.InstallationProbe.Verdict;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstallationProbeTest {
    private static final ClusterView EMPTY = view(Map.of());
    private static final ClusterView ONE_COPY =
            view(Map.of(Topic.FANOUT.topicName(), new TopicView(12, 1, 1, OptionalInt.of(1))));

    @Test
    void a_Kafka_that_does_not_answer_is_no_mismatch_and_is_asked_again() {
        var probe = probe(Installation.SINGLE, null, EMPTY, ONE_COPY);
        assertThat(probe.ask()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(probe.ask()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(probe.ask()).isEqualTo(Verdict.FITS);
        assertThat(probe.refusal()).isEmpty();
    }

    @Test
    void a_mismatch_is_refused_with_its_message() {
        var probe = probe(Installation.REPLICATED, ONE_COPY);
        assertThat(probe.ask()).isEqualTo(Verdict.REFUSED);
        assertThat(probe.refusal())
                .hasValueSatisfying(message -> assertThat(message).contains("topic fanout has replication factor 1"));
    }

    private static InstallationProbe probe(Installation installation, ClusterView... answers) {
        Deque<Optional<ClusterView>> left = new ArrayDeque<>(
                Arrays.stream(answers).map(Optional::ofNullable).toList());
        return new InstallationProbe(
                new InstallationCheck(installation, KafkaNeeds.of(TopicPartitions.OF_TABLE, Topic.FANOUT)),
                new ClusterReader() {
                    @Override
                    public Optional<ClusterView> read(Set<String> topics) {
                        return left.remove();
                    }

                    @Override
                    public void close() {}
                });
    }

    private static ClusterView view(Map<String, TopicView> topics) {
        return new ClusterView("kafka:9092", topics, Set.of(), Map.of(), 2, List.of());
    }
}
