package io.chalkstream.load.generator;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The one thread that serves all connections. */
public final class Generator implements AutoCloseable {
    private static final int SCRATCH_BYTES = 256 * 1024;
    private static final long SHUTDOWN_SECONDS = 5;

    private final EventLoopGroup loop = Epoll.isAvailable() ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
    private final Class<? extends Channel> channel =
            Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    private final byte[] scratch = new byte[SCRATCH_BYTES];

    WebSocketClient connect(Identity identity, Receiver receiver) {
        var client = new WebSocketClient(identity, receiver, scratch);
        var gateway = identity.gateway();
        new Bootstrap()
                .group(loop)
                .channel(channel)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(client)
                .connect(gateway.getHost(), gateway.getPort())
                .addListener(connecting -> {
                    if (!connecting.isSuccess()) {
                        client.joined().completeExceptionally(connecting.cause());
                    }
                });
        return client;
    }

    /** Asks for something that only this thread may look at. */
    <T> T ask(Callable<T> question) throws InterruptedException, ExecutionException {
        return loop.next().submit(question).get();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
