package io.chalkstream.gateway.socket;

import io.chalkstream.gateway.connection.ConnectionScheduler;
import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.gateway.socket.OutboundSocketFrame.Opcode;
import io.chalkstream.kit.background.BackgroundTask;
import io.chalkstream.protocol.code.CloseCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A Vert.x WebSocket as a {@link ClientConnection}. Every action runs on its event loop, in order: so no lock of a caller is held
 * together with one of Vert.x.
 */
final class WebSocketClientConnection implements ClientConnection, ConnectionScheduler {
    private static final Logger LOG = Logger.getLogger(WebSocketClientConnection.class);
    /** A stuck socket never gets to its close frame. */
    private static final long CLOSE_SECONDS = 2;

    private final WebSocketConnection webSocket;
    private final Channel channel;
    private final MeterRegistry registry;

    WebSocketClientConnection(WebSocketConnection webSocket, Channel channel, MeterRegistry registry) {
        this.registry = registry;
        this.webSocket = webSocket;
        this.channel = channel;
    }

    /** Past Vert.x, which knows no parts of messages, and past Netty's encoder, which would copy the frame once more. */
    @Override
    public void send(List<byte[]> utf8, Place place, WriteListener done) {
        write(new OutboundSocketFrame(place.isFirst() ? Opcode.TEXT : Opcode.CONTINUATION, place.isLast(), utf8), done);
    }

    @Override
    public void sendBinary(List<byte[]> bytes, WriteListener done) {
        write(new OutboundSocketFrame(Opcode.BINARY, true, bytes), done);
    }

    private void write(OutboundSocketFrame frame, WriteListener done) {
        channel.eventLoop().execute(() -> {
            var unused = channel.writeAndFlush(frame.encode(channel.alloc())).addListener(written -> {
                if (!written.isSuccess()) {
                    LOG.debug("A frame could not be sent", written.cause());
                }
                done.written(written.isSuccess());
            });
        });
    }

    @Override
    public void pauseReading() {
        channel.config().setAutoRead(false);
    }

    @Override
    public void resumeReading() {
        channel.config().setAutoRead(true);
    }

    @Override
    public void close(CloseCode code) {
        var reason = new CloseReason(code.code(), code.name().toLowerCase(Locale.ROOT));
        channel.eventLoop().execute(() -> {
            if (webSocket.isOpen()) {
                webSocket.close(reason).subscribe().with(done -> {}, failure -> LOG.debug("A close was lost", failure));
            }
        });
        var unused = channel.eventLoop().schedule(this::cut, CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        endWithTheSocket(channel.eventLoop().schedule(guard(task), delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void every(Duration period, Runnable task) {
        long millis = period.toMillis();
        endWithTheSocket(channel.eventLoop().scheduleAtFixedRate(guard(task), millis, millis, TimeUnit.MILLISECONDS));
    }

    private BackgroundTask guard(Runnable task) {
        return new BackgroundTask("connections", registry, task);
    }

    private void endWithTheSocket(ScheduledFuture<?> scheduled) {
        var unused = channel.closeFuture().addListener(closed -> scheduled.cancel(false));
    }

    /** Past the handlers of the pipeline, which would wait for what is still to be written. */
    private void cut() {
        if (channel.isOpen()) {
            var unused = channel.pipeline().firstContext().close();
        }
    }
}
