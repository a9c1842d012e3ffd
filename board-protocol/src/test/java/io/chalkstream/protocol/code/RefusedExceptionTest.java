package io.chalkstream.protocol.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class RefusedExceptionTest {

    @Test
    void a_refusal_has_a_code_of_its_own_kind() {
        assertThat(new NotKeptException("gone").code()).isEqualTo(ErrorCode.NOT_KEPT);
        assertThat(new TryLaterException(ErrorCode.TOO_FAST, "slower").code()).isEqualTo(ErrorCode.TOO_FAST);
        assertThatIllegalStateException()
                .isThrownBy(() -> new InvalidMessageException(ErrorCode.NOT_ALLOWED, "not for you"));
        assertThatIllegalStateException().isThrownBy(() -> new NotAllowedException(ErrorCode.MALFORMED, "no message"));
        assertThatIllegalStateException().isThrownBy(() -> new BoardRefusalException(ErrorCode.UNAVAILABLE, "not now"));
    }
}
