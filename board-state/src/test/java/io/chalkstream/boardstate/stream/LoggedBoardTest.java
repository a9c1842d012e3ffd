package io.chalkstream.boardstate.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedBoardTest {
    @Test
    void a_board_is_named_as_sha256sum_names_it() {
        assertThat(LoggedBoard.hash("board-1")).isEqualTo("83440fa4f3936f8a");
    }
}
