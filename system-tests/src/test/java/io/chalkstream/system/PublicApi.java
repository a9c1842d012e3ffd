package io.chalkstream.system;

import static java.util.Objects.requireNonNull;

import io.chalkstream.client.BoardClient;
import io.chalkstream.client.ClientOptions;
import io.chalkstream.protocol.access.BoardLink;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.CodeEntry;
import io.chalkstream.protocol.access.JoinCode;
import io.chalkstream.protocol.access.JoinCodeRequest;
import io.chalkstream.protocol.access.SessionGrant;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

/** What a page asks for at its one address, to come to a board: nothing here knows a key or a gateway. */
record PublicApi(URI address, HttpClient http) {
    PublicApi(URI address) {
        this(address, HttpClient.newHttpClient());
    }

    BoardLinks newBoard() {
        return read(ask("POST", "/api/boards", "", ""), BoardLinks.class);
    }

    SessionGrant session(String board, String link, String name) {
        var request = new SessionRequest(link, name, UUID.randomUUID().toString());
        return read(ask("POST", "/api/boards/" + board + "/session", "", Json.text(request)), SessionGrant.class);
    }

    /** Makes a code for students. */
    String newCode(String board, SessionGrant teacher) {
        var request = new JoinCodeRequest(Role.STUDENT, 60);
        var code = read(
                ask("POST", "/api/boards/" + board + "/code", teacher.token(), Json.text(request)), JoinCode.class);
        return requireNonNull(code.code());
    }

    /** Whether the gateway that is asked knows the code. */
    boolean isCode(String path, String code) {
        return askFor(path, code).statusCode() == 200;
    }

    BoardLink enter(String path, String code) {
        return read(askFor(path, code), BoardLink.class);
    }

    private HttpResponse<String> askFor(String path, String code) {
        return ask("POST", path, "", Json.text(new CodeEntry(code)));
    }

    /** Joins with a session, by the same address. */
    Participant join(String board, SessionGrant session) {
        var received = new RecordingListener();
        var options = new ClientOptions(
                board, session.user(), session.name(), List.of(TestStack.webSocket(address)), session::token, received);
        return new Participant(session.name(), BoardClient.connect(options), received);
    }

    HttpResponse<String> ask(String method, String path, String token, String body) {
        var request = HttpRequest.newBuilder(address.resolve(path)).method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static <T> T read(HttpResponse<String> answer, Class<T> type) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        return Json.read(answer.body(), type);
    }
}
