package io.chalkstream.client;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.SessionGrant;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The gateway's HTTP API for new boards and sessions. Any gateway of an installation will do. */
public final class AccessClient {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI gateway;

    /**
     * @param gateway its base address, such as {@code ws://127.0.0.1:8080}
     */
    public AccessClient(URI gateway) {
        this.gateway = URI.create(gateway.toString().replaceFirst("^ws", "http"));
    }

    /**
     * Creates a board (K1).
     *
     * @throws IllegalStateException if the gateway responds with an error
     */
    public BoardLinks newBoard() {
        return ask("/api/boards", "", CREATED, BoardLinks.class);
    }

    /**
     * Opens a session (K2).
     *
     * @throws IllegalStateException if the gateway responds with an error
     */
    public SessionGrant session(String board, SessionRequest request) {
        return ask("/api/boards/" + board + "/session", Json.text(request), OK, SessionGrant.class);
    }

    private <T> T ask(String path, String body, int expected, Class<T> type) {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(
                        path + " is answered with " + answer.statusCode() + ": " + answer.body());
            }
            return Json.read(answer.body(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }
}
