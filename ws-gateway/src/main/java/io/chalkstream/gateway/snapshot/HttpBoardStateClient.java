package io.chalkstream.gateway.snapshot;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.people.ContributorsClient;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.BoardStateClient;
import io.chalkstream.gateway.room.MissedEvents;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.fanout.BoardMetadata;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.ElementHistory;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Reads boards over HTTP. Every instance of board-state serves every board: the one that answered last is asked first, the others
 * if it fails. A response's body is the frame for clients, and isn't parsed.
 */
@Startup
@Singleton
final class HttpBoardStateClient implements BoardStateClient, AuthorsClient, ContributorsClient, HistoryClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

    /** For an answer with its body; board-state gives up after 30 s (G4). */
    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(40);

    /** The largest answer about an element's authors. */
    private static final int AUTHORS_BYTES = 4 * 1024;

    private static final String GZIP = "gzip";

    private static final int OK = 200;
    private static final int GONE = 410;

    private final List<URI> instances;
    private final ServiceTokens tokens;
    private final Duration answerTimeout;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private volatile int answeredLast;

    @Inject
    HttpBoardStateClient(GatewayConfig config, ServiceTokens tokens) {
        this(config.boardStateUrls(), tokens, ANSWER_TIMEOUT);
    }

    HttpBoardStateClient(List<URI> instances, ServiceTokens tokens, Duration answerTimeout) {
        this.instances = List.copyOf(instances);
        this.tokens = tokens;
        this.answerTimeout = answerTimeout;
    }

    @Override
    public CompletionStage<BoardSnapshot> fetchSnapshot(String boardId) {
        return ask("/boards/" + boardId, BoundedBoardStateClient.SNAPSHOT_BYTES).thenApply(response -> {
            var metadata = metadata(response);
            return new BoardSnapshot(
                    position(metadata), OutboundFrame.of(response.body()), metadata.visibility(), metadata.frozen());
        });
    }

    @Override
    public CompletionStage<MissedEvents> fetchMissed(String boardId, Position position) {
        return ask("/boards/" + boardId + "/missed?after=" + position.seq(), BoundedBoardStateClient.MISSED_BYTES)
                .thenApply(response -> {
                    var metadata = metadata(response);
                    var last = position(metadata);
                    if (last.epoch() != position.epoch()) {
                        throw new IllegalStateException("the board has another life");
                    }
                    return new MissedEvents(
                            last,
                            OutboundFrame.ofMany(
                                    OutboundFrame.of(response.body()).utf8()),
                            metadata.visibility(),
                            metadata.frozen());
                });
    }

    @Override
    public CompletionStage<KnownAuthors> fetchAuthors(String boardId, String element) {
        return ask("/boards/" + boardId + "/elements/" + element + "/authors", AUTHORS_BYTES)
                .thenApply(response -> {
                    byte[] json = OutboundFrame.of(response.body()).utf8();
                    return new KnownAuthors(
                            Json.read(json, ElementHistory.class),
                            metadata(response).visibility());
                });
    }

    @Override
    public CompletionStage<byte[]> fetchContributors(String boardId) {
        return ask("/boards/" + boardId + "/contributors", BoundedBoardStateClient.MISSED_BYTES)
                .thenApply(response -> OutboundFrame.of(response.body()).utf8());
    }

    @Override
    public CompletionStage<FetchedHistory> fetchHistory(String boardId, long upTo, Role reader, boolean gzip) {
        String path = "/boards/" + boardId + "/history?upTo=" + upTo + "&role="
                + reader.name().toLowerCase(Locale.ROOT);
        return askAll(path, BoundedHistoryClient.MAX_BYTES, gzip).thenApply(response -> {
            if (response.statusCode() == GONE) {
                throw new NotKeptException("the history doesn't reach back so far");
            }
            boolean isGzip = response.headers()
                    .firstValue("Content-Encoding")
                    .filter(GZIP::equals)
                    .isPresent();
            return new FetchedHistory(requireOk(response).body(), isGzip, () -> {});
        });
    }

    private CompletableFuture<HttpResponse<List<byte[]>>> ask(String path, int limit) {
        return askAll(path, limit, false).thenApply(HttpBoardStateClient::requireOk);
    }

    /** The first answer of an instance: 200, or 410. */
    private CompletableFuture<HttpResponse<List<byte[]>>> askAll(String path, int limit, boolean gzip) {
        int first = answeredLast;
        var answer = ask(first, path, limit, gzip);
        for (int i = 1; i < instances.size(); i++) {
            int next = (first + i) % instances.size();
            answer = answer.exceptionallyCompose(failure -> ask(next, path, limit, gzip));
        }
        return answer;
    }

    /** 410 is final: no other instance has the events either. */
    private CompletableFuture<HttpResponse<List<byte[]>>> ask(int instance, String path, int limit, boolean gzip) {
        var request = HttpRequest.newBuilder(instances.get(instance).resolve(path))
                .header("Authorization", tokens.authorization())
                .timeout(answerTimeout);
        if (gzip) {
            request.header("Accept-Encoding", GZIP);
        }
        var sent = http.sendAsync(request.build(), head -> new ChunkedBody(limit));
        var whole = sent.copy()
                .orTimeout(BODY_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        sent.cancel(true);
                    }
                });
        return whole.thenApply(response -> {
            if (response.statusCode() != GONE) {
                requireOk(response);
            }
            answeredLast = instance;
            return response;
        });
    }

    private static HttpResponse<List<byte[]>> requireOk(HttpResponse<List<byte[]>> response) {
        if (response.statusCode() != OK) {
            throw new IllegalStateException("board-state answers " + response.statusCode());
        }
        return response;
    }

    private static BoardMetadata metadata(HttpResponse<?> response) {
        return BoardMetadata.read(name -> response.headers().firstValue(name).orElse(null));
    }

    private static Position position(BoardMetadata metadata) {
        return new Position(metadata.epoch(), metadata.seq());
    }
}
