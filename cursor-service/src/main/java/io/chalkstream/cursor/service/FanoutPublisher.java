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

/** Publishes frames to the topic fanout. What Kafka doesn't take in time is given up: newer places follow (A3). */
@Singleton
final class FanoutPublisher implements ActiveBoards.FrameSink {
    /** Frames that may wait for Kafka; more than that are many ticks of all boards. */
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
     * If all of it together is too much for a record, it goes without the ink, since the strokes follow as operations, or else without
     * any gesture: newer ones follow, but who is here and whom they follow is told once.
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
