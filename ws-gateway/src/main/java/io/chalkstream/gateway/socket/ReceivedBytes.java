package io.chalkstream.gateway.socket;

import io.chalkstream.kit.memory.EvictingBudget;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Counts what has come from one socket and is no whole message yet: it is kept by decoders, which know no bound of all
 * connections. Runs on the connection's event loop.
 */
final class ReceivedBytes extends ChannelInboundHandlerAdapter {
    /** What a control frame has around its data. */
    private static final int CONTROL_BYTES = 6;

    private final EvictingBudget.Share memory;
    private long pending;

    ReceivedBytes(EvictingBudget.Share memory) {
        this.memory = memory;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (read instanceof ByteBuf bytes) {
            pending += bytes.readableBytes();
            memory.add(bytes.readableBytes());
        }
        context.fireChannelRead(read);
    }

    /** A message is whole: what came up to it is no longer waiting. The rest of the same read isn't counted. */
    void messageTaken() {
        take(pending);
    }

    /** A ping or pong with so many bytes of data has come, perhaps between the parts of a message. */
    void controlTaken(int bytes) {
        take(Math.min(pending, (long) bytes + CONTROL_BYTES));
    }

    private void take(long bytes) {
        pending -= bytes;
        memory.remove(bytes);
    }

    void close() {
        memory.close();
    }
}
