package io.chalkstream.system;

import io.chalkstream.protocol.access.Subprotocols;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * People on a board of their own who read nothing of what they are sent, although they are there: their clients say so every few
 * seconds. And somebody who writes much there.
 */
final class SlowClients implements AutoCloseable {
    private static final int CLIENTS = 8;
    private static final int POSTS = 6;
    private static final int LETTERS = 9_000;
    private static final String SWITCHING = "HTTP/1.1 101";
    private static final int RECEIVE_BUFFER = 4096;
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(250);
    /** More often than gateways close silent connections. */
    private static final Duration BETWEEN_PONGS = Duration.ofSeconds(5);

    private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Classroom classroom = new Classroom();
    private final List<Socket> sockets = new ArrayList<>();
    private int written;

    SlowClients(TestStack stack) throws IOException {
        var writer = classroom.join("Writer", stack.gatewaysFrom(0));
        writer.change(
                PATIENCE,
                IntStream.range(0, POSTS)
                        .mapToObj(post -> SampleChanges.putPost("post-" + post, ""))
                        .toArray(Change[]::new));
        for (int client = 0; client < CLIENTS; client++) {
            sockets.add(join(stack.processes().gatewayUrls().get(client % 2), "slow-" + client));
        }
        each(BETWEEN_WRITES, () -> write(writer));
        each(BETWEEN_PONGS, this::sendPongs);
    }

    private void each(Duration period, Runnable action) {
        var unused = clock.scheduleAtFixedRate(action, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sendPongs() {
        for (var socket : sockets) {
            try {
                socket.getOutputStream().write(PONG);
            } catch (IOException closed) {
                // As it shall be, sooner or later.
            }
        }
    }

    private void write(Participant writer) {
        var unused = writer.client().apply(changes());
    }

    private Change[] changes() {
        var letters = Character.toString('a' + written++ % 26).repeat(LETTERS);
        return IntStream.range(0, POSTS)
                .mapToObj(post -> SampleChanges.set("post-" + post, Property.BODY, SampleChanges.text(letters)))
                .toArray(Change[]::new);
    }

    /** Comes to the board, says hello, and reads nothing more. */
    private Socket join(URI gateway, String user) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        var out = socket.getOutputStream();
        out.write(("GET /ws/boards/" + classroom.boardId() + " HTTP/1.1\r\nHost: " + gateway.getAuthority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: "
                        + Subprotocols.NAME + ", "
                        + Subprotocols.ofToken(TestTokens.token(classroom.boardId(), Role.STUDENT, user, user))
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        var answer = new String(socket.getInputStream().readNBytes(SWITCHING.length()), StandardCharsets.US_ASCII);
        if (!answer.equals(SWITCHING)) {
            throw new IOException("the gateway refuses a slow client: " + answer);
        }
        out.write(frame(Json.bytes(new ClientMessage.Hello(Author.clientId(user, "1"), null))));
        out.flush();
        return socket;
    }

    /** A short text frame, masked by zeros. */
    private static byte[] frame(byte[] text) {
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        frame.write(0x80 | text.length);
        frame.writeBytes(new byte[4]);
        frame.writeBytes(text);
        return frame.toByteArray();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        classroom.close();
        try {
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
