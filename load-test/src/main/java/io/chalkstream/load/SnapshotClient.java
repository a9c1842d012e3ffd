package io.chalkstream.load;

import io.chalkstream.access.ServiceTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks board-state for boards, and times the answers to their last byte. */
public final class SnapshotClient {
    private final URI boardState;
    private final URI management;
    private final ServiceTokens tokens;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param management where its metrics are
     */
    public SnapshotClient(URI boardState, URI management, ServiceTokens tokens) {
        this.tokens = tokens;
        this.boardState = boardState;
        this.management = management;
    }

    /** One after the other; returns the bytes of the last answer. */
    int inTurn(List<String> boards, boolean gzip, Latencies latencies) {
        int bytes = 0;
        for (var board : boards) {
            bytes = ask(board, gzip, latencies).join();
        }
        return bytes;
    }

    /** All at once; returns the nanoseconds until the last answer was there. */
    long together(List<String> boards, Latencies latencies) {
        long start = System.nanoTime();
        var answers = boards.stream().map(board -> ask(board, false, latencies)).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(answers).join();
        return System.nanoTime() - start;
    }

    /** The sum of all metrics of board-state whose line begins so. */
    double metric(String beginning) {
        var request = HttpRequest.newBuilder(management.resolve("/q/metrics")).build();
        return http.sendAsync(request, BodyHandlers.ofString())
                .join()
                .body()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Waits until so many commands have been accepted since board-state started. */
    public void awaitAccepted(double count) throws InterruptedException {
        while (metric("chalkstream_board_outcomes_total{code=\"none\"") < count) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private CompletableFuture<Integer> ask(String board, boolean gzip, Latencies latencies) {
        var request = HttpRequest.newBuilder(boardState.resolve("/boards/" + board))
                .header("Authorization", tokens.authorization());
        if (gzip) {
            request.header("Accept-Encoding", "gzip");
        }
        long start = System.nanoTime();
        return http.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(response -> {
            long nanos = System.nanoTime() - start;
            synchronized (latencies) {
                latencies.record(nanos);
            }
            return requireOk(response).body().length;
        });
    }

    private static <T> HttpResponse<T> requireOk(HttpResponse<T> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("board-state answers " + response.statusCode());
        }
        return response;
    }
}
