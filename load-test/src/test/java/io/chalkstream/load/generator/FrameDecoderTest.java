package io.chalkstream.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private static final int TEXT = 1;
    private static final int BINARY = 2;

    private final List<String> messages = new ArrayList<>();
    private final FrameDecoder decoder = new FrameDecoder(new FrameDecoder.Messages() {
        @Override
        public void text(byte[] bytes, int from, int to) {
            messages.add("text " + string(bytes, from, to));
        }

        @Override
        public void binary(byte[] bytes, int from, int to) {
            messages.add("binary " + string(bytes, from, to));
        }

        @Override
        public void ping(byte[] payload) {
            messages.add("ping " + string(payload, 0, payload.length));
        }

        @Override
        public void closed(int code) {
            messages.add("closed " + code);
        }
    });

    private static String string(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static byte[] frame(boolean last, int opcode, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        if (bytes.length < 126) {
            frame.write(bytes.length);
        } else if (bytes.length < 0x10000) {
            frame.writeBytes(new byte[] {126, (byte) (bytes.length >> 8), (byte) bytes.length});
        } else {
            frame.writeBytes(new byte[] {
                127, 0, 0, 0, 0, 0, (byte) (bytes.length >> 16), (byte) (bytes.length >> 8), (byte) bytes.length
            });
        }
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    private static byte[] together(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void framesOfAllLengthsAreSplitWhereverTheBytesAreCut() {
        String middle = "m".repeat(300);
        String large = "l".repeat(70_000);
        byte[] all = together(frame(true, TEXT, "one"), frame(true, BINARY, middle), frame(true, TEXT, large));

        for (int cut : new int[] {1, 2, 4, 6, 7, 8, 300, 310, 312, 400, all.length - 1}) {
            messages.clear();
            decoder.feed(all, 0, cut);
            decoder.feed(all, cut, all.length);

            assertThat(messages).as("cut at %d", cut).containsExactly("text one", "binary " + middle, "text " + large);
        }
    }

    @Test
    void fragmentsAreOneMessageAndAPingMayComeBetween() {
        byte[] all = together(
                frame(false, TEXT, "a"),
                frame(true, 9, "?"),
                frame(false, 0, "b"),
                frame(true, 0, "c"),
                frame(true, TEXT, "d"));

        decoder.feed(all, 0, all.length);

        assertThat(messages).containsExactly("ping ?", "text abc", "text d");
    }

    @Test
    void aClosingFrameSaysItsCode() {
        decoder.feed(new byte[] {(byte) 0x88, 2, 0x0F, (byte) 0xA0, (byte) 0x88, 0}, 0, 6);

        assertThat(messages).containsExactly("closed 4000", "closed 0");
    }
}
