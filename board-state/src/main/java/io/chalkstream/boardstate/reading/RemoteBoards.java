package io.chalkstream.boardstate.reading;

import io.chalkstream.protocol.fanout.SnapshotHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;

/** Reads boards from the other instances, which own them. */
@Singleton
final class RemoteBoards {
    /** Marks a request that was passed on once already; it isn't passed on again, or it could go in circles. */
    static final String FORWARDED = "Chalkstream-Forwarded";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * The board as its owner gives it.
     *
     * @throws BoardUnavailableException if the owner doesn't answer with it
     */
    Snapshot read(HostInfo owner, String boardId) {
        var uri = URI.create("http://" + owner.host() + ":" + owner.port() + "/boards/" + boardId);
        var request = HttpRequest.newBuilder(uri)
                .header(FORWARDED, "1")
                .timeout(TIMEOUT)
                .build();
        try {
            return snapshot(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new BoardUnavailableException("the board's owner can't be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BoardUnavailableException("stopped while reading from the board's owner", e);
        }
    }

    private static Snapshot snapshot(HttpResponse<byte[]> response) {
        var epoch = response.headers().firstValue(SnapshotHeaders.EPOCH);
        var seq = response.headers().firstValue(SnapshotHeaders.SEQ);
        if (response.statusCode() != 200 || epoch.isEmpty() || seq.isEmpty()) {
            throw new BoardUnavailableException("the board's owner answered with " + response.statusCode());
        }
        return new Snapshot(epoch.get(), seq.get(), response.body());
    }
}
