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
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Reads boards from the instances that own them, over HTTP. Thread-safe; blocks no thread. */
@Singleton
final class RemoteBoardReader {
    /** Marks a forwarded request, which isn't forwarded again: that could loop. */
    static final String FORWARDED = "Chalkstream-Forwarded";

    static final String GZIP = "gzip";

    /** The history no longer has what is requested. */
    static final int GONE = 410;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    /** The most that is read of an error. */
    private static final long ERROR_BYTES = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final ServiceTokens tokens;
    private final ReadMemory memory;

    RemoteBoardReader(ServiceTokens tokens, ReadMemory memory) {
        this.tokens = tokens;
        this.memory = memory;
    }

    /** What the owner has answered: the board's response, or why there is none. */
    private record Answer(
            int status,
            HttpHeaders headers,
            @Nullable ForwardedBody body,
            @Nullable String reason) {}

    /**
     * The owner's response, which passes through at its receiver's pace and is never held as a whole. Fails with
     * {@link BoardUnavailableException} if the owner can't be reached, or responds with an error or not in time; with
     * {@link NotKeptException} if the history no longer has what is requested.
     *
     * @param deadline for the response's head, as of {@link System#nanoTime()}
     */
    CompletableFuture<BoardResponse> read(HostInfo owner, BoardQuery query, long deadline) {
        return memory.reserve(query.boardId(), ForwardedBody.BYTES, deadline).thenCompose(reservation -> {
            var response = send(request(owner, query), deadline).thenApply(RemoteBoardReader::response);
            return response.whenComplete((answer, failure) -> {
                if (failure == null && answer.body() instanceof ForwardedBody body) {
                    body.whenReleased(reservation::release);
                } else {
                    reservation.release();
                }
            });
        });
    }

    private HttpRequest request(HostInfo owner, BoardQuery query) {
        var uri = URI.create("http://" + owner.host() + ":" + owner.port() + query.path());
        var request =
                HttpRequest.newBuilder(uri).header(FORWARDED, "1").header("Authorization", tokens.authorization());
        if (query.gzip()) {
            request.header("Accept-Encoding", GZIP);
        }
        return request.build();
    }

    private CompletableFuture<Answer> send(HttpRequest request, long deadline) {
        var answer = new CompletableFuture<Answer>();
        var sent = http.sendAsync(request, RemoteBoardReader::subscriber);
        var unused = sent.whenComplete((response, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else if (!answer.complete(response.body()) && response.body().body() != null) {
                response.body().body().release();
            }
        });
        return answer.orTimeout(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        sent.cancel(true);
                    }
                })
                .exceptionally(failure -> {
                    throw new BoardUnavailableException("the board's owner can't be reached", failure);
                });
    }

    private static BodySubscriber<Answer> subscriber(ResponseInfo info) {
        int status = info.statusCode();
        var headers = info.headers();
        if (status == 200) {
            return BodySubscribers.mapping(new ForwardedBody(), body -> new Answer(status, headers, body, null));
        }
        if (status == GONE && headers.firstValueAsLong("Content-Length").orElse(Long.MAX_VALUE) <= ERROR_BYTES) {
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArray(), json -> new Answer(status, headers, null, reason(json)));
        }
        return BodySubscribers.replacing(new Answer(status, headers, null, null));
    }

    private static String reason(byte[] json) {
        return ((ServerMessage.Failure) Json.read(json, ServerMessage.class)).message();
    }

    private static BoardResponse response(Answer answer) {
        if (answer.status() == GONE) {
            throw new NotKeptException(answer.reason() == null ? "it is no longer kept" : answer.reason());
        }
        var body = answer.body();
        if (body == null) {
            throw new BoardUnavailableException("the board's owner answered with " + answer.status());
        }
        boolean gzip = answer.headers()
                .firstValue("Content-Encoding")
                .filter(GZIP::equals)
                .isPresent();
        try {
            return new BoardResponse(metadata(answer.headers()), gzip, body);
        } catch (BoardUnavailableException e) {
            body.release();
            throw e;
        }
    }

    private static BoardMetadata metadata(HttpHeaders headers) {
        try {
            return BoardMetadata.read(name -> headers.firstValue(name).orElse(null));
        } catch (IllegalArgumentException e) {
            throw new BoardUnavailableException("the board's owner doesn't say which board it answers about", e);
        }
    }
}
