package io.chalkstream.load.generator;

import java.util.Arrays;

/** Splits what a server sends after the upgrade into the messages of its WebSocket frames. Not thread-safe. */
final class FrameDecoder {
    private static final int FINAL = 0x80;
    private static final int OPCODE = 0x0F;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int SHORT_HEAD = 2;

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    private final Messages messages;
    private byte[] rest = new byte[0];
    private byte[] fragments = new byte[0];
    private int fragmentOpcode;

    /** Takes the messages. The bytes are valid until the method returns. */
    interface Messages {
        void text(byte[] bytes, int from, int to);

        void binary(byte[] bytes, int from, int to);

        void ping(byte[] payload);

        /**
         * The server closes the connection.
         *
         * @param code 0 if there is none
         */
        void closed(int code);
    }

    FrameDecoder(Messages messages) {
        this.messages = messages;
    }

    /** The next bytes of the connection. */
    void feed(byte[] bytes, int from, int to) {
        if (rest.length == 0) {
            keep(bytes, decode(bytes, from, to), to);
            return;
        }
        byte[] all = Arrays.copyOf(rest, rest.length + to - from);
        System.arraycopy(bytes, from, all, rest.length, to - from);
        keep(all, decode(all, 0, all.length), all.length);
    }

    private void keep(byte[] bytes, int from, int to) {
        rest = from == to ? new byte[0] : Arrays.copyOfRange(bytes, from, to);
    }

    /** Returns where the first frame begins that isn't whole. */
    private int decode(byte[] bytes, int from, int to) {
        int at = from;
        while (to - at >= SHORT_HEAD) {
            int length = bytes[at + 1] & LENGTH;
            int head = SHORT_HEAD + (length == TWO_BYTES ? 2 : length == EIGHT_BYTES ? 8 : 0);
            if (to - at < head) {
                return at;
            }
            long payload = head == SHORT_HEAD ? length : number(bytes, at + SHORT_HEAD, at + head);
            if (to - at - head < payload) {
                return at;
            }
            int end = (int) (at + head + payload);
            frame(bytes[at] & 0xFF, bytes, at + head, end);
            at = end;
        }
        return at;
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | (bytes[i] & 0xFF);
        }
        return number;
    }

    private void frame(int head, byte[] bytes, int from, int to) {
        int opcode = head & OPCODE;
        if (opcode == PING) {
            messages.ping(Arrays.copyOfRange(bytes, from, to));
        } else if (opcode == CLOSE) {
            messages.closed(to - from < 2 ? 0 : (int) number(bytes, from, from + 2));
        } else if (opcode <= BINARY) {
            data(opcode, (head & FINAL) != 0, bytes, from, to);
        }
    }

    private void data(int opcode, boolean last, byte[] bytes, int from, int to) {
        if (last && opcode != CONTINUATION) {
            message(opcode, bytes, from, to);
            return;
        }
        if (opcode != CONTINUATION) {
            fragmentOpcode = opcode;
        }
        int before = fragments.length;
        fragments = Arrays.copyOf(fragments, before + to - from);
        System.arraycopy(bytes, from, fragments, before, to - from);
        if (last) {
            message(fragmentOpcode, fragments, 0, fragments.length);
            fragments = new byte[0];
        }
    }

    private void message(int opcode, byte[] bytes, int from, int to) {
        if (opcode == TEXT) {
            messages.text(bytes, from, to);
        } else {
            messages.binary(bytes, from, to);
        }
    }
}
