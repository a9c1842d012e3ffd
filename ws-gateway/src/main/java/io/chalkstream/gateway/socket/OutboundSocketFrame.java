package io.chalkstream.gateway.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/**
 * A frame of RFC 6455 as servers write it: unmasked.
 *
 * @param isLast whether no further part of the message follows
 * @param payload one array after the other; they may be shared and aren't changed
 */
record OutboundSocketFrame(Opcode opcode, boolean isLast, List<byte[]> payload) {
    private static final int FINAL = 0x80;
    private static final int LONGEST_OF_ONE_BYTE = 125;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;
    private static final int LONGEST_OF_TWO_BYTES = 0xFFFF;
    private static final int LONGEST_HEADER = 10;

    /** What a frame carries. */
    enum Opcode {
        CONTINUATION(0),
        TEXT(1),
        BINARY(2);

        private final int code;

        Opcode(int code) {
            this.code = code;
        }
    }

    /** Returns its bytes, in the memory from which the kernel takes them. */
    ByteBuf encode(ByteBufAllocator allocator) {
        int length = 0;
        for (var part : payload) {
            length += part.length;
        }
        var bytes = allocator.directBuffer(LONGEST_HEADER + length);
        bytes.writeByte((isLast ? FINAL : 0) | opcode.code);
        if (length <= LONGEST_OF_ONE_BYTE) {
            bytes.writeByte(length);
        } else if (length <= LONGEST_OF_TWO_BYTES) {
            bytes.writeByte(TWO_BYTES_FOLLOW).writeShort(length);
        } else {
            bytes.writeByte(EIGHT_BYTES_FOLLOW).writeLong(length);
        }
        for (var part : payload) {
            bytes.writeBytes(part);
        }
        return bytes;
    }
}
