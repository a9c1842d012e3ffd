package io.chalkstream.protocol.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import org.junit.jupiter.api.Test;

class BoardInfoTest {
    private static final Person ANA = new Person("u-ana", "Ana");

    @Test
    void A9_metadata_without_the_field_hides_no_students() {
        assertThat(Json.read("{\"title\":\"\",\"frozen\":false}", BoardInfo.class))
                .isEqualTo(BoardInfo.NEW);
    }

    @Test
    void A9_B11_clients_see_who_changed_a_board_unless_its_students_are_hidden() {
        var seen = new BoardInfo("Fractions", true, false, ANA, 7L, ANA, 8L);
        var hidden = seen.withStudentsHidden(true);

        assertThat(VisibilityPolicy.of(seen).forEverybody(seen)).isEqualTo(seen);
        assertThat(VisibilityPolicy.of(hidden).forEverybody(hidden))
                .isEqualTo(new BoardInfo("Fractions", true, true, null, 7L, null, 8L));
    }

    @Test
    void B11_a_change_of_one_field_keeps_the_others() {
        var info = BoardInfo.NEW.withStudentsHidden(true).withTitle("Fractions").changed(ANA, 7);

        assertThat(info).isEqualTo(new BoardInfo("Fractions", false, true, ANA, 7L, ANA, 7L));
        assertThat(info.withFrozen(true).withStudentsHidden(false).changed(ANA, 8))
                .isEqualTo(new BoardInfo("Fractions", true, false, ANA, 7L, ANA, 8L));
    }
}
