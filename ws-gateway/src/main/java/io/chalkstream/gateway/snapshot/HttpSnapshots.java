package io.chalkstream.gateway.snapshot;

import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.Frame;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.gateway.room.Snapshots;
import io.chalkstream.protocol.fanout.SnapshotHeaders;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Asks board-state over HTTP. The answer's body is the frame for clients and isn't looked into. */
@Singleton
final class HttpSnapshots implements Snapshots {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final URI boardState;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    HttpSnapshots(GatewayConfig config) {
        this.boardState = config.boardStateUrl();
    }

    @Override
    public CompletionStage<BoardSnapshot> fetch(String boardId) {
        var request = HttpRequest.newBuilder(boardState.resolve("/boards/" + boardId))
                .timeout(ANSWER_TIMEOUT)
                .build();
        return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(HttpSnapshots::snapshot);
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
