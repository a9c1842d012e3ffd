package io.chalkstream.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClientFramesTest {
    @Test
    void aShortFrameHasItsLengthInOneByte() {
        assertThat(ClientFrames.text("hi")).containsExactly(0x81, 0x82, 0, 0, 0, 0, 'h', 'i');
    }

    @Test
    void longerFramesHaveTheirLengthInTwoOrEightBytes() {
        assertThat(Arrays.copyOf(ClientFrames.text("x".repeat(300)), 8))
                .containsExactly(0x81, 0xFE, 1, 0x2C, 0, 0, 0, 0);
        assertThat(Arrays.copyOf(ClientFrames.text("x".repeat(70_000)), 14))
                .containsExactly(0x81, 0xFF, 0, 0, 0, 0, 0, 1, 0x11, 0x70, 0, 0, 0, 0);
    }
}
