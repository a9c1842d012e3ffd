package io.chalkstream.protocol.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.code.WrongCellException;
import java.util.Base64;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
    private static final Cell C7 = new Cell("c7");
    private static final Cell C8 = new Cell("c8");

    @Property
    void K14_an_id_says_the_cell_that_made_it(@ForAll @Size(16) byte[] random) {
        assertThat(C7.newBoard(random)).startsWith("c7-").hasSize(25);
        assertThat(Cell.ofBoard(C7.newBoard(random))).isEqualTo(C7);
        assertThat(Cell.ofBoard(Cell.UNNAMED.newBoard(random))).isEqualTo(Cell.UNNAMED);
    }

    @Test
    void K14_an_id_without_a_cell_that_happens_to_begin_like_one_stays_in_the_cell_without_a_name() {
        byte[] random = new byte[16];
        new Random(1).nextBytes(random);
        String id = "c7-"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(random).substring(3);

        assertThat(Cell.UNNAMED.requireBoard(id)).isEqualTo(id);
        assertThatThrownBy(() -> C7.requireBoard(id)).isInstanceOf(WrongCellException.class);
    }

    @Test
    void K14_a_board_of_another_cell_is_refused_with_both_names() {
        String board = C8.newBoard(new byte[16]);

        assertThat(C8.requireBoard(board)).isEqualTo(board);
        assertThatThrownBy(() -> C7.requireBoard(board))
                .isInstanceOf(WrongCellException.class)
                .hasMessage("this board is of the cell c8, and this is the cell c7");
        assertThatThrownBy(() -> Cell.UNNAMED.requireBoard(board)).isInstanceOf(WrongCellException.class);
        assertThatThrownBy(() -> C7.requireBoard("lesson")).isInstanceOf(WrongCellException.class);
    }

    @Test
    void K14_a_code_begins_with_its_cell() {
        String code = C7.code("ACDEFG");

        assertThat(JoinCode.requireCode(code)).isEqualTo("C7ACDEFG");
        assertThat(C7.lettersOf(code)).isEqualTo("ACDEFG");
        assertThat(Cell.UNNAMED.code("ACDEFG")).isEqualTo("ACDEFG");
        assertThat(Cell.ofCode("ACDEFG")).isEqualTo(Cell.UNNAMED);
        assertThatThrownBy(() -> C8.lettersOf(code)).isInstanceOf(WrongCellException.class);
        assertThatThrownBy(() -> C7.lettersOf("C7ACDE")).isInstanceOf(WrongCellException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "c17", "C7", "c1", "c-", "b7", " 7"})
    void K14_a_name_is_of_a_codes_characters(String name) {
        assertThatThrownBy(() -> new Cell(name))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("\"" + name + "\"");
    }
}
