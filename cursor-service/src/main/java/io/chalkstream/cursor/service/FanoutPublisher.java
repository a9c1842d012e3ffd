package io.chalkstream.cursor.service;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.chalkstream.cursor.batching.AwarenessFrame;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Publishes frames to the topic fanout. Frames that Kafka doesn't accept in time are dropped: newer values follow (A3).
 */
@Singleton
final class FanoutPublisher implements ActiveBoards.FrameSink {
    /** The maximum number of frames that wait for Kafka. */
    private static final int BUFFERED = 4096;

    private final Emitter<byte[]> fanout;
    private final CursorMeters meters;

    FanoutPublisher(
            @Channel("fanout") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFERED)
                    Emitter<byte[]> fanout,
            CursorMeters meters) {
        this.fanout = fanout;
        this.meters = meters;
    }

    @Override
    public void publish(String boardId, AwarenessFrame frame) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(boardId)
                .withHeaders(headers(frame.routing()))
                .withTimestamp(Instant.ofEpochMilli(frame.timestamp()))
                .build();
        var message = Message.of(bytes(frame.delta())).addMetadata(metadata).withNack(this::lost);
        try {
            fanout.send(message);
            meters.published(frame);
        } catch (IllegalStateException bufferIsFull) {
            meters.lost();
        }
    }

    private CompletionStage<Void> lost(Throwable failure) {
        meters.lost();
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Encodes the delta. If it is too large for a record, the ink is left out, because the strokes follow as
     * operations; if that isn't enough, all gestures are. Presence and follows are always kept, because they are sent
     * once.
     */
    static byte[] bytes(AwarenessDelta delta) {
        byte[] all = Json.bytes(new ServerMessage.Awareness(delta));
        if (all.length <= Limits.EVENT_BYTES) {
            return all;
        }
        byte[] most = Json.bytes(new ServerMessage.Awareness(delta.withoutInk()));
        return most.length <= Limits.EVENT_BYTES
                ? most
                : Json.bytes(new ServerMessage.Awareness(delta.withoutGestures()));
    }

    private static RecordHeaders headers(Routing routing) {
        var headers = new RecordHeaders();
        routing.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
