package io.chalkstream.kit.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a connection: closes it if a request's head or body takes too long to come, however many bytes of it drip
 * in. It leaves when the connection becomes a WebSocket. Used by the connection's event loop alone.
 */
final class RequestGuard extends ChannelInboundHandlerAdapter {
    /** How long a request may take to come. */
    record Patience(Duration head, Duration body) {}

    private enum State {
        /** Nothing has come of the next request. */
        WAITING,
        HEAD,
        BODY
    }

    private final Patience patience;
    private final HttpServerOptions options;
    private State state = State.WAITING;
    private @Nullable Channel channel;
    private @Nullable ScheduledFuture<?> deadline;

    RequestGuard(Patience patience, HttpServerOptions options) {
        this.patience = patience;
        this.options = options;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        enter(State.HEAD, patience.head());
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        var pipeline = context.pipeline();
        var decoder = pipeline.context(HttpRequestDecoder.class);
        if (decoder == null) {
            cancel();
            pipeline.remove(this);
        } else {
            if (!(decoder.handler() instanceof StrictRequestDecoder)) {
                String name = decoder.name();
                pipeline.replace(name, name, new StrictRequestDecoder(options));
                pipeline.addAfter(name, null, new RequestWatch(this));
            }
            if (state == State.WAITING) {
                enter(State.HEAD, patience.head());
            }
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    void headRead() {
        enter(State.BODY, patience.body());
    }

    void bodyRead() {
        state = State.WAITING;
        cancel();
    }

    private void enter(State next, Duration limit) {
        cancel();
        state = next;
        var connection = channel;
        if (connection != null) {
            deadline =
                    connection.eventLoop().schedule(() -> tooLate(connection), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void tooLate(Channel connection) {
        if (connection.pipeline().context(HttpRequestDecoder.class) != null) {
            // From the first handler on: whatever waits to be written is not waited for.
            var unused = connection.pipeline().firstContext().close();
        }
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
