package io.chalkstream.protocol.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.code.InvalidMessageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CropTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "0.25 0 1 0.5", "1 0 0 1", "0 1 1 0", "0.75 1 0.25 0.5"})
    void B19_a_part_of_a_picture_is_said_mirrored_or_not(String said) {
        assertThat(new Crop(said).wireName()).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5 0 0.5 1", "0 1 1 1", "1 0 0", "1 0 0 1.5", "-1 0 0 1"})
    void B19_what_is_no_part_of_a_picture_is_refused(String said) {
        assertThatThrownBy(() -> new Crop(said)).isInstanceOf(InvalidMessageException.class);
    }
}
