package io.chalkstream.load.generator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** WebSocket frames of a client. Their mask is zero, so that the bytes stay as they are and can be sent by many. */
public final class ClientFrames {
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final int SHORT = 126;
    private static final int TWO_BYTES = 0x10000;
    private static final int EIGHT_BYTES = 127;

    private ClientFrames() {}

    /** A text frame. */
    public static byte[] text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to a ping. */
    static byte[] pong(byte[] payload) {
        return frame(PONG, payload);
    }

    private static byte[] frame(int head, byte[] payload) {
        byte[] length = length(payload.length);
        byte[] frame = Arrays.copyOf(new byte[] {(byte) head}, 1 + length.length + MASK_BYTES + payload.length);
        System.arraycopy(length, 0, frame, 1, length.length);
        System.arraycopy(payload, 0, frame, frame.length - payload.length, payload.length);
        return frame;
    }

    private static byte[] length(int bytes) {
        if (bytes < SHORT) {
            return new byte[] {(byte) (MASKED | bytes)};
        }
        if (bytes < TWO_BYTES) {
            return new byte[] {(byte) (MASKED | SHORT), (byte) (bytes >> 8), (byte) bytes};
        }
        return new byte[] {
            (byte) (MASKED | EIGHT_BYTES),
            0,
            0,
            0,
            0,
            (byte) (bytes >> 24),
            (byte) (bytes >> 16),
            (byte) (bytes >> 8),
            (byte) bytes
        };
    }
}
