package io.chalkstream.gateway.feature;

import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.protocol.topic.Topic;
import io.smallrye.reactive.messaging.kafka.Record;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Emitter;
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
        return send(Record.of(boardId, message)).whenComplete((done, failure) -> report(failure));
    }

    private CompletionStage<Void> send(Record<String, byte[]> record) {
        try {
            return emitter.send(record);
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
