package io.chalkstream.gateway.snapshot;

import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.Frame;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.gateway.room.Snapshots;
import io.chalkstream.protocol.fanout.SnapshotHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks board-state over HTTP. Every instance gives every board, so the next one is asked when one doesn't; the one that
 * answered last is asked first. The answer's body is the frame for clients and isn't looked into.
 */
@Singleton
final class HttpSnapshots implements Snapshots {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

    private final List<URI> instances;
    private final Duration answerTimeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private volatile int answeredLast;

    @Inject
    HttpSnapshots(GatewayConfig config) {
        this(config.boardStateUrls(), ANSWER_TIMEOUT);
    }

    HttpSnapshots(List<URI> instances, Duration answerTimeout) {
        this.instances = List.copyOf(instances);
        this.answerTimeout = answerTimeout;
    }

    @Override
    public CompletionStage<BoardSnapshot> fetch(String boardId) {
        int first = answeredLast;
        var answer = ask(first, boardId);
        for (int i = 1; i < instances.size(); i++) {
            int next = (first + i) % instances.size();
            answer = answer.exceptionallyCompose(failure -> ask(next, boardId));
        }
        return answer;
    }

    private CompletableFuture<BoardSnapshot> ask(int instance, String boardId) {
        var request = HttpRequest.newBuilder(instances.get(instance).resolve("/boards/" + boardId))
                .timeout(answerTimeout)
                .build();
        return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(response -> {
            var snapshot = snapshot(response);
            answeredLast = instance;
            return snapshot;
        });
    }

    private static BoardSnapshot snapshot(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("board-state answers " + response.statusCode());
        }
        var position = new Position(header(response, SnapshotHeaders.EPOCH), header(response, SnapshotHeaders.SEQ));
        return new BoardSnapshot(position, Frame.of(response.body()));
    }

    private static long header(HttpResponse<?> response, String name) {
        return response.headers().firstValueAsLong(name).orElseThrow();
    }
}
