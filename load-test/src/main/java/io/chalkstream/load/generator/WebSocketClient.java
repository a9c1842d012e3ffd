package io.chalkstream.load.generator;

import io.chalkstream.load.generator.MessageScanner.Findings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One connection. Its methods may be called by any thread; what comes is handled on the event loop. */
final class WebSocketClient extends SimpleChannelInboundHandler<ByteBuf> implements FrameDecoder.Messages {
    private static final byte[] END_OF_HEAD = ByteScan.pattern("\r\n\r\n");
    private static final byte[] SWITCHING = ByteScan.pattern("HTTP/1.1 101");

    private final Identity identity;
    private final Receiver receiver;
    private final byte[] scratch;
    private final FrameDecoder decoder = new FrameDecoder(this);
    private final CompletableFuture<Long> joined = new CompletableFuture<>();
    private byte[] head = new byte[0];
    private boolean upgraded;
    private volatile boolean closing;
    private volatile boolean lost;
    private volatile @Nullable ChannelHandlerContext context;

    /**
     * A client that isn't connected yet.
     *
     * @param scratch shared by all connections of an event loop
     */
    WebSocketClient(Identity identity, Receiver receiver, byte[] scratch) {
        this.identity = identity;
        this.receiver = receiver;
        this.scratch = scratch;
    }

    Receiver receiver() {
        return receiver;
    }

    Identity identity() {
        return identity;
    }

    /** The {@link System#nanoTime()} at which the whole board has come; fails if the connection is closed before. */
    CompletableFuture<Long> joined() {
        return joined;
    }

    /** Whether the server has ended the connection. */
    boolean isLost() {
        return lost;
    }

    void send(String message) {
        write(ClientFrames.text(message));
    }

    void close() {
        closing = true;
        var open = context;
        if (open != null) {
            var unused = open.close();
        }
    }

    private void write(byte[] bytes) {
        var open = context;
        if (open != null) {
            var unused = open.writeAndFlush(Unpooled.wrappedBuffer(bytes), open.voidPromise());
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        var gateway = identity.gateway();
        String protocols = identity.subprotocols().isEmpty()
                ? ""
                : "Sec-WebSocket-Protocol: " + String.join(", ", identity.subprotocols()) + "\r\n";
        write(("GET " + identity.path() + " HTTP/1.1\r\nHost: " + gateway.getAuthority()
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + protocols + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext active, ByteBuf in) {
        receiver.arrived(System.nanoTime());
        while (in.isReadable()) {
            int count = Math.min(in.readableBytes(), scratch.length);
            in.readBytes(scratch, 0, count);
            if (upgraded) {
                decoder.feed(scratch, 0, count);
            } else {
                answer(count);
            }
        }
        if (!joined.isDone() && receiver.snapshots() > 0) {
            joined.complete(System.nanoTime());
        }
    }

    private void answer(int count) {
        byte[] all = new byte[head.length + count];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(scratch, 0, all, head.length, count);
        var scan = new ByteScan(all, 0, all.length);
        boolean accepted = scan.isAt(SWITCHING);
        if (!scan.after(END_OF_HEAD)) {
            head = all;
            return;
        }
        if (!accepted) {
            joined.completeExceptionally(
                    new IllegalStateException("no upgrade: " + new String(all, StandardCharsets.UTF_8)));
            return;
        }
        upgraded = true;
        identity.hello().ifPresentOrElse(this::send, () -> joined.complete(System.nanoTime()));
        decoder.feed(all, scan.position(), all.length);
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        lost = !closing;
        joined.completeExceptionally(new IllegalStateException("the connection was closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        var unused = failed.close();
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        Findings findings = receiver;
        MessageScanner.scan(bytes, from, to, findings);
    }

    @Override
    public void binary(byte[] bytes, int from, int to) {
        receiver.binary(bytes, from, to);
    }

    @Override
    public void ping(byte[] payload) {
        write(ClientFrames.pong(payload));
    }

    @Override
    public void closed(int code) {}
}
