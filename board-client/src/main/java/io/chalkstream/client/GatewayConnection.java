package io.chalkstream.client;

import io.chalkstream.protocol.access.Subprotocols;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One WebSocket to a gateway. Decodes and encodes the frames. Thread-safe. */
final class GatewayConnection {
    private static final System.Logger LOG = System.getLogger(GatewayConnection.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    /** Shared by all clients of the process: its selector and its threads serve many sockets. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** RFC 6455: the connection ended without a close frame. */
    private static final int ABNORMAL = 1006;

    private final URI address;
    private final String token;
    private final Handler handler;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    /** Completes when every message so far has been sent. */
    private CompletableFuture<WebSocket> sending = opened;

    /** Listens to a connection. {@code ended} is called exactly once, as the last call. */
    interface Handler {
        void opened(GatewayConnection connection);

        /** The messages of one frame, in order; none of a part of a snapshot. */
        void received(GatewayConnection connection, List<ServerMessage> messages, long nanos);

        /** The connection is over, with a close code. */
        void ended(GatewayConnection connection, int code);
    }

    /** Nothing happens before {@link #open}. */
    GatewayConnection(URI gateway, String boardId, String token, Handler handler) {
        this.address = gateway.resolve("/ws/boards/" + boardId);
        this.token = token;
        this.handler = handler;
    }

    /** Starts to connect; the handler gets the result, perhaps before this returns. */
    void open() {
        var unused = HTTP.newWebSocketBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .subprotocols(Subprotocols.NAME, Subprotocols.ofToken(token))
                .buildAsync(address, new Frames())
                .whenComplete(this::built);
    }

    /** Sends after everything that was sent before. */
    synchronized void send(ClientMessage message) {
        String frame = Json.text(message);
        // A JDK WebSocket takes a text only when the one before has gone.
        sending = sending.thenCompose(socket -> socket.sendText(frame, true)).whenComplete((socket, failure) -> {
            if (failure != null) {
                end(ABNORMAL);
            }
        });
    }

    /** Sends the remaining messages and a close frame. The handler isn't called any more. */
    synchronized void close() {
        ended.set(true);
        sending = sending.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        CompletableFuture.delayedExecutor(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::abort);
    }

    /** Ends at once, without a close frame. */
    void drop() {
        end(ABNORMAL);
    }

    private void built(@Nullable WebSocket socket, @Nullable Throwable failure) {
        if (failure != null) {
            opened.completeExceptionally(failure);
            end(ABNORMAL);
        }
    }

    private void end(int code) {
        if (ended.compareAndSet(false, true)) {
            abort();
            handler.ended(this, code);
        }
    }

    private void abort() {
        var unused = opened.thenAccept(WebSocket::abort);
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private @Nullable SnapshotAssembly snapshot;

        @Override
        public void onOpen(WebSocket socket) {
            opened.complete(socket);
            if (!ended.get()) {
                handler.opened(GatewayConnection.this);
            }
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                deliver(text.toString(), System.nanoTime());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        /** A part of a snapshot (J5). */
        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            if (snapshot != null && snapshot.add(data)) {
                String whole = snapshot.text();
                snapshot = null;
                deliver(whole, System.nanoTime());
            } else if (!ended.get()) {
                handler.received(GatewayConnection.this, List.of(), System.nanoTime());
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            end(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end(ABNORMAL);
        }

        private void deliver(String frame, long nanos) {
            try {
                var messages = Json.readKnown(frame, ServerMessage.class);
                for (var message : messages) {
                    if (message instanceof ServerMessage.SnapshotBegin begin) {
                        snapshot = new SnapshotAssembly(begin.bytes());
                    }
                }
                if (!ended.get()) {
                    handler.received(GatewayConnection.this, messages, nanos);
                }
            } catch (InvalidMessageException e) {
                // If it was an event, the next one reveals the gap.
                LOG.log(Level.WARNING, "A frame of the gateway could not be read: {0}", e.getMessage());
            }
        }
    }
}
