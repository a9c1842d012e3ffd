package io.chalkstream.gateway.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.Record;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class TopicPublisherTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final FakeEmitter emitter = new FakeEmitter();
    private final TopicPublisher writer = new TopicPublisher(Topic.CURSOR_MOVES, emitter, new GatewayMeters(registry));

    @Test
    void a_write_completes_when_the_topic_has_the_message() {
        var written = write();
        assertThat(written).isNotCompleted();

        emitter.sent.remove().complete(null);

        assertThat(written).isCompleted();
        assertThat(lost()).isZero();
    }

    @Test
    void a_failed_write_is_reported() {
        var written = write();
        emitter.sent.remove().completeExceptionally(new IllegalArgumentException("no broker"));

        assertThat(written).isCompletedExceptionally();
        assertThat(lost()).isEqualTo(1);
    }

    @Test
    void a_message_over_the_limit_of_waiting_ones_is_reported_and_not_thrown() {
        emitter.full = true;

        assertThat(write()).isCompletedExceptionally();
        assertThat(lost()).isEqualTo(1);
    }

    private CompletableFuture<Void> write() {
        return writer.write("b1", Json.bytes(new AwarenessReport.Left("g1", "c1")))
                .toCompletableFuture();
    }

    private double lost() {
        return registry.get("chalkstream.feature.messages.lost")
                .tag("topic", Topic.CURSOR_MOVES.topicName())
                .counter()
                .count();
    }

    private static final class FakeEmitter implements Emitter<Record<String, byte[]>> {
        private final Deque<CompletableFuture<Void>> sent = new ArrayDeque<>();
        private boolean full;

        @Override
        public CompletionStage<Void> send(Record<String, byte[]> record) {
            if (full) {
                throw new IllegalStateException("insufficient requests");
            }
            var stage = new CompletableFuture<Void>();
            sent.add(stage);
            return stage;
        }

        @Override
        public <M extends Message<? extends Record<String, byte[]>>> void send(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete() {}

        @Override
        public void error(Exception e) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return !full;
        }
    }
}
