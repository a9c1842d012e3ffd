package io.chalkstream.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.socket.OutboundSocketFrame.Opcode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundSocketFrameTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 1_000, 0xFFFF, 0x10000, 100_000})
    void it_has_the_bytes_that_netty_gives_a_frame(int length) {
        for (boolean isLast : new boolean[] {true, false}) {
            assertThat(encoded(Opcode.TEXT, isLast, length))
                    .isEqualTo(netty(new TextWebSocketFrame(isLast, 0, payload(length))));
            assertThat(encoded(Opcode.CONTINUATION, isLast, length))
                    .isEqualTo(netty(new ContinuationWebSocketFrame(isLast, 0, payload(length))));
            assertThat(encoded(Opcode.BINARY, isLast, length))
                    .isEqualTo(netty(new BinaryWebSocketFrame(isLast, 0, payload(length))));
        }
    }

    private static byte[] encoded(Opcode opcode, boolean isLast, int length) {
        byte[] all = ByteBufUtil.getBytes(payload(length));
        int half = length / 2;
        var parts = List.of(Arrays.copyOf(all, half), Arrays.copyOfRange(all, half, length));
        return released(new OutboundSocketFrame(opcode, isLast, parts).encode(UnpooledByteBufAllocator.DEFAULT));
    }

    private static byte[] netty(WebSocketFrame frame) {
        var channel = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
        channel.writeOutbound(frame);
        var bytes = Unpooled.buffer();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            bytes.writeBytes(released(part));
        }
        channel.finishAndReleaseAll();
        return released(bytes);
    }

    private static ByteBuf payload(int length) {
        var bytes = Unpooled.buffer();
        for (int i = 0; i < length; i++) {
            bytes.writeByte(i);
        }
        return bytes;
    }

    private static byte[] released(ByteBuf buffer) {
        byte[] bytes = ByteBufUtil.getBytes(buffer);
        buffer.release();
        return bytes;
    }
}
