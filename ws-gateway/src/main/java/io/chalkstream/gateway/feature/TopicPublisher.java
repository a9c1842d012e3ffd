package io.chalkstream.gateway.feature;

import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.kit.tracing.TracedStep;
import io.chalkstream.kit.tracing.Tracing;
import io.chalkstream.protocol.topic.Topic;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Publishes to one topic; logs once when that starts to fail, and once when it works again. */
final class TopicPublisher {
    private static final Logger LOG = Logger.getLogger(TopicPublisher.class);

    private final Topic topic;
    private final Emitter<Record<String, byte[]>> emitter;
    private final GatewayMeters meters;
    private final AtomicBoolean failing = new AtomicBoolean();

    TopicPublisher(Topic topic, Emitter<Record<String, byte[]>> emitter, GatewayMeters meters) {
        this.topic = topic;
        this.emitter = emitter;
        this.meters = meters;
    }

    CompletionStage<Void> write(String boardId, byte[] message) {
        return send(() -> emitter.send(Record.of(boardId, message)));
    }

    /** Like {@link #write}, as a step of a trace that ends with the writing. */
    CompletionStage<Void> write(String boardId, byte[] message, TracedStep step) {
        var header = new RecordHeader(Tracing.HEADER, step.traceparent().getBytes(StandardCharsets.US_ASCII));
        var metadata = OutgoingKafkaRecordMetadata.builder()
                .withHeaders(List.of(header))
                .build();
        var written = new CompletableFuture<Void>();
        return send(() -> {
                    emitter.send(Message.of(
                            Record.of(boardId, message),
                            Metadata.of(metadata),
                            () -> {
                                written.complete(null);
                                return CompletableFuture.completedFuture(null);
                            },
                            failure -> {
                                written.completeExceptionally(failure);
                                return CompletableFuture.completedFuture(null);
                            }));
                    return written;
                })
                .whenComplete((done, failure) -> step.end(failure));
    }

    private CompletionStage<Void> send(Supplier<CompletionStage<Void>> sending) {
        return sent(sending).whenComplete((done, failure) -> report(failure));
    }

    private static CompletionStage<Void> sent(Supplier<CompletionStage<Void>> sending) {
        try {
            return sending.get();
        } catch (IllegalStateException full) {
            return CompletableFuture.failedFuture(full);
        }
    }

    private void report(@Nullable Throwable failure) {
        if (failure == null) {
            if (failing.getAndSet(false)) {
                LOG.infof("%s takes messages again", topic.topicName());
            }
            return;
        }
        meters.notTaken(topic);
        if (!failing.getAndSet(true)) {
            LOG.warnf("%s doesn't take messages: %s", topic.topicName(), failure);
        }
    }
}
