package io.chalkstream.boardstate.query;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.fanout.BoardMetadata;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;

/** Reads boards from the instances that own them, over HTTP. Thread-safe; blocks. */
@Singleton
final class RemoteBoardReader {
    /** Marks a forwarded request, which isn't forwarded again: that could loop. */
    static final String FORWARDED = "Chalkstream-Forwarded";

    static final String GZIP = "gzip";

    /** The history no longer has what is requested. */
    static final int GONE = 410;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final ServiceTokens tokens;

    RemoteBoardReader(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Completes {@code answer} with the owner's response once it has arrived completely, so that an aborted one can be
     * retried.
     *
     * @param deadline as of {@link System#nanoTime()}
     * @return the size of the response in bytes
     * @throws BoardUnavailableException if the owner can't be reached or responds with an error
     * @throws NotKeptException if the history no longer has what is requested
     */
    long read(HostInfo owner, BoardQuery query, CompletableFuture<BoardResponse> answer, long deadline) {
        var uri = URI.create("http://" + owner.host() + ":" + owner.port() + query.path());
        var request =
                HttpRequest.newBuilder(uri).header(FORWARDED, "1").header("Authorization", tokens.authorization());
        if (query.gzip()) {
            request.header("Accept-Encoding", GZIP);
        }
        var response = response(request.build(), deadline - System.nanoTime());
        answer.complete(answer(response));
        return response.body().length;
    }

    private HttpResponse<byte[]> response(HttpRequest request, long nanos) {
        var response = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return response.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            response.cancel(true);
            throw new BoardUnavailableException("the board's owner can't be reached", e);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new BoardUnavailableException("stopped while reading from the board's owner", e);
        }
    }

    private static BoardResponse answer(HttpResponse<byte[]> response) {
        var headers = response.headers();
        if (response.statusCode() == GONE) {
            var reason = (ServerMessage.Failure) Json.read(response.body(), ServerMessage.class);
            throw new NotKeptException(reason.message());
        }
        if (response.statusCode() != 200) {
            throw new BoardUnavailableException("the board's owner answered with " + response.statusCode());
        }
        boolean gzip =
                headers.firstValue("Content-Encoding").filter(GZIP::equals).isPresent();
        return new BoardResponse(metadata(headers), gzip, StreamingBody.of(response.body()));
    }

    private static BoardMetadata metadata(HttpHeaders headers) {
        try {
            return BoardMetadata.read(name -> headers.firstValue(name).orElse(null));
        } catch (IllegalArgumentException e) {
            throw new BoardUnavailableException("the board's owner doesn't say which board it answers about", e);
        }
    }
}
