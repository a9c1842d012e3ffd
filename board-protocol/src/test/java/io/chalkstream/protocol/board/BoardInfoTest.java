package io.chalkstream.protocol.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import org.junit.jupiter.api.Test;

class BoardInfoTest {
    private static final Person ANA = new Person("u-ana", "Ana");

    @Test
    void A9_a_board_from_before_students_could_be_hidden_hides_none() {
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
    void B11_each_fact_stays_when_another_changes() {
        var info = BoardInfo.NEW.withStudentsHidden(true).withTitle("Fractions").changed(ANA, 7);

        assertThat(info).isEqualTo(new BoardInfo("Fractions", false, true, ANA, 7L, ANA, 7L));
        assertThat(info.withFrozen(true).withStudentsHidden(false).changed(ANA, 8))
                .isEqualTo(new BoardInfo("Fractions", true, false, ANA, 7L, ANA, 8L));
    }
}
