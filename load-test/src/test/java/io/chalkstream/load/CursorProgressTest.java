package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorProgressTest {
    private final CursorProgress progress = new CursorProgress(2);
    private final List<Long> visible = new ArrayList<>();

    @Test
    void a_newer_position_makes_the_moves_before_it_visible_too() {
        progress.shown(0, 0, visible::add);
        progress.shown(0, 3, visible::add);

        assertThat(visible).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void a_position_that_was_shown_before_makes_nothing_visible() {
        progress.shown(0, 3, visible::add);
        visible.clear();

        progress.shown(0, 3, visible::add);
        progress.shown(0, 2, visible::add);

        assertThat(visible).isEmpty();
    }

    @Test
    void each_person_counts_apart() {
        progress.shown(0, 1, visible::add);
        progress.shown(1, 0, visible::add);

        assertThat(visible).containsExactly(0L, 1L, 0L);
    }

    @Test
    void moves_that_never_became_visible_are_counted() {
        progress.shown(0, 7, visible::add);

        assertThat(progress.unseen(0, 10)).isEqualTo(2);
        assertThat(progress.unseen(1, 10)).isEqualTo(10);
    }
}
