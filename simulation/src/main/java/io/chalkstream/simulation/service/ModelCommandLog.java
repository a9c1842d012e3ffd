package io.chalkstream.simulation.service;

import io.chalkstream.boardstate.stream.CommandLog;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.KafkaCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/** Asks the simulated brokers. */
final class ModelCommandLog implements CommandLog {
    private final SimulatedProcess process;
    private final KafkaCluster cluster;
    private final String group;
    private final List<CompletableFuture<Long>> open = new ArrayList<>();

    ModelCommandLog(SimulatedProcess process, KafkaCluster cluster, String group) {
        this.process = process;
        this.cluster = cluster;
        this.group = group;
        process.atEnd(() -> List.copyOf(open)
                .forEach(future -> future.completeExceptionally(new IllegalStateException("the process has ended"))));
    }

    @Override
    public CompletionStage<Long> endOffset(int partition) {
        return track(cluster.askEnd(process, partition(partition)));
    }

    @Override
    public CompletionStage<Long> nextOffset(int partition) {
        return track(cluster.askCommitted(process, group, partition(partition)));
    }

    private CompletionStage<Long> track(CompletableFuture<Long> future) {
        open.add(future);
        return future.whenComplete((value, failure) -> open.removeIf(other -> other == future));
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(Topic.BOARD_COMMANDS.topicName(), number);
    }
}
