package io.chalkstream.kit.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts a {@link RequestGuard} before each connection. Vert.x says nothing of a connection before its first request has come, so this
 * is done where Netty hands new connections over: in the pipeline of the listening socket.
 */
@Singleton
final class RequestGuards {
    private static final String NAME = "request-guards";

    private final Vertx vertx;
    private final RequestGuard.Patience patience;

    RequestGuards(
            Vertx vertx,
            @ConfigProperty(name = "chalkstream.http.head-timeout", defaultValue = "10S") Duration head,
            @ConfigProperty(name = "chalkstream.http.body-timeout", defaultValue = "30S") Duration body) {
        this.vertx = vertx;
        this.patience = new RequestGuard.Patience(head, body);
    }

    void guard(@ObservesAsync HttpServerStart start) {
        for (var loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            var acceptor = (SingleThreadEventLoop) loop;
            acceptor.execute(() ->
                    acceptor.registeredChannelsIterator().forEachRemaining(channel -> guard(channel, start.options())));
        }
    }

    private void guard(Channel listening, HttpServerOptions options) {
        if (listening instanceof ServerChannel && listening.pipeline().get(NAME) == null) {
            listening.pipeline().addFirst(NAME, new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext context, Object accepted) {
                    ((Channel) accepted).pipeline().addFirst(new RequestGuard(patience, options));
                    context.fireChannelRead(accepted);
                }
            });
        }
    }
}
