package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One WebSocket to a gateway. Decodes and encodes the frames. Thread-safe. */
final class GatewayConnection {
    private static final System.Logger LOG = System.getLogger(GatewayConnection.class.getName());
    /** RFC 6455: the connection ended without a close frame. */
    static final int ABNORMAL = 1006;

    private final Sockets.Socket socket;
    private final ClientScheduler scheduler;
    private final Handler handler;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Listens to a connection. {@code ended} is called exactly once, as the last call. */
    interface Handler {
        void opened(GatewayConnection connection);

        /** The messages of one frame, in order; none of a part of a snapshot. */
        void received(GatewayConnection connection, List<ServerMessage> messages, long nanos);

        /** The connection is over, with a close code. */
        void ended(GatewayConnection connection, int code);
    }

    /** Nothing happens before {@link #open}. */
    GatewayConnection(ClientEnvironment environment, URI gateway, String boardId, String token, Handler handler) {
        this.scheduler = environment.scheduler();
        this.handler = handler;
        this.socket = environment.sockets().create(gateway.resolve("/ws/boards/" + boardId), token, new Frames());
    }

    /** Starts to connect; the handler gets the result, perhaps before this returns. */
    void open() {
        socket.open();
    }

    /** Sends after everything that was sent before. */
    void send(ClientMessage message) {
        socket.send(Json.text(message));
    }

    /** Sends the remaining messages and a close frame. The handler isn't called any more. */
    void close() {
        ended.set(true);
        socket.close();
    }

    /** Ends at once, without a close frame. */
    void drop() {
        end(ABNORMAL);
    }

    private void end(int code) {
        if (ended.compareAndSet(false, true)) {
            socket.abort();
            handler.ended(this, code);
        }
    }

    private final class Frames implements Sockets.Listener {
        private @Nullable SnapshotAssembly snapshot;

        @Override
        public void opened() {
            if (!ended.get()) {
                handler.opened(GatewayConnection.this);
            }
        }

        @Override
        public void text(String message) {
            deliver(message, scheduler.nanoTime());
        }

        /** A part of a snapshot (J5). */
        @Override
        public void binary(ByteBuffer part) {
            if (snapshot != null && snapshot.add(part)) {
                String whole = snapshot.text();
                snapshot = null;
                deliver(whole, scheduler.nanoTime());
            } else if (!ended.get()) {
                handler.received(GatewayConnection.this, List.of(), scheduler.nanoTime());
            }
        }

        @Override
        public void ended(int code) {
            end(code);
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
