package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Limits;
import org.junit.jupiter.api.Test;

class AwarenessProgressTest {
    private final AwarenessProgress progress = new AwarenessProgress();

    @Test
    void A6_the_full_state_is_pending_once_it_was_started() {
        assertThat(progress.addTo(new FrameBatch())).isFalse();

        progress.start(known -> update("since " + known));

        assertThat(progress.isUpTo(0)).isFalse();
        assertThat(progress.addTo(new FrameBatch())).isTrue();
        assertThat(progress.isUpTo(7)).isTrue();
        assertThat(progress.addTo(new FrameBatch())).isFalse();
    }

    @Test
    void an_update_without_room_stays_pending() {
        progress.start(known -> update("since " + known));
        var full = new FrameBatch();
        full.add(TestFrames.frame("x".repeat(Limits.FRAME_BYTES)));

        assertThat(progress.addTo(full)).isFalse();
        assertThat(progress.isUpTo(0)).isFalse();
        assertThat(progress.addTo(new FrameBatch())).isTrue();
    }

    @Test
    void an_invisible_update_is_skipped() {
        progress.start(known -> new AwarenessView.Update(null, 7));

        assertThat(progress.addTo(new FrameBatch())).isFalse();
        assertThat(progress.isUpTo(7)).isTrue();
    }

    @Test
    void a_restart_makes_the_full_state_pending_again() {
        progress.start(known -> update("since " + known));
        progress.addTo(new FrameBatch());
        progress.restart();

        assertThat(progress.isUpTo(7)).isFalse();
        assertThat(progress.isUpTo(0)).isFalse();
    }

    private static AwarenessView.Update update(String text) {
        return new AwarenessView.Update(TestFrames.frame(text), 7);
    }
}
