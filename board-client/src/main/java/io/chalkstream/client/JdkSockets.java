package io.chalkstream.client;

import io.chalkstream.protocol.access.Subprotocols;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The JDK's WebSockets. */
final class JdkSockets implements Sockets {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    /** Shared by all clients of the process: its selector and its threads serve many sockets. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public Socket create(URI address, String token, Listener listener) {
        return new JdkSocket(address, token, listener);
    }

    private static final class JdkSocket implements Socket {
        private final URI address;
        private final String token;
        private final Listener listener;
        private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
        /** Completes when every message so far has been sent. */
        private CompletableFuture<WebSocket> sending = opened;

        JdkSocket(URI address, String token, Listener listener) {
            this.address = address;
            this.token = token;
            this.listener = listener;
        }

        @Override
        public void open() {
            var unused = HTTP.newWebSocketBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .subprotocols(Subprotocols.NAME, Subprotocols.ofToken(token))
                    .buildAsync(address, new Frames())
                    .whenComplete(this::built);
        }

        private void built(@Nullable WebSocket socket, @Nullable Throwable failure) {
            if (failure != null) {
                opened.completeExceptionally(failure);
                listener.ended(GatewayConnection.ABNORMAL);
            }
        }

        @Override
        public synchronized void send(String text) {
            // A JDK WebSocket takes a text only when the one before has gone.
            sending = sending.thenCompose(socket -> socket.sendText(text, true)).whenComplete((socket, failure) -> {
                if (failure != null) {
                    listener.ended(GatewayConnection.ABNORMAL);
                }
            });
        }

        @Override
        public synchronized void close() {
            sending = sending.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
            CompletableFuture.delayedExecutor(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::abort);
        }

        @Override
        public void abort() {
            var unused = opened.thenAccept(WebSocket::abort);
        }

        private final class Frames implements WebSocket.Listener {
            private final StringBuilder text = new StringBuilder();

            @Override
            public void onOpen(WebSocket socket) {
                opened.complete(socket);
                listener.opened();
                socket.request(1);
            }

            @Override
            public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                    listener.text(text.toString());
                    text.setLength(0);
                }
                socket.request(1);
                return null;
            }

            @Override
            public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
                listener.binary(data);
                socket.request(1);
                return null;
            }

            @Override
            public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
                listener.ended(statusCode);
                return null;
            }

            @Override
            public void onError(WebSocket socket, Throwable error) {
                listener.ended(GatewayConnection.ABNORMAL);
            }
        }
    }
}
