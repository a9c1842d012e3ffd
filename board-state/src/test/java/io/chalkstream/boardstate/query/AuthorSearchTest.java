package io.chalkstream.boardstate.query;

import static io.chalkstream.boardstate.board.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.boardstate.board.Samples;
import io.chalkstream.boardstate.stream.StoredFormats;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ElementHistory;
import io.chalkstream.protocol.outcome.ElementHistory.Contribution;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorSearchTest {
    private static final Element NOTE = Samples.text("note");
    private static final Author ANA = Samples.ANA;
    private static final Author BEN = Samples.BEN;

    private final List<byte[]> events = new ArrayList<>();
    private long epoch = T0;

    @Test
    void K11_the_maker_put_it_first_and_the_latest_change_counts() {
        by(ANA, new AppliedChange.Added(NOTE));
        by(ANA, new AppliedChange.Added(Samples.text("notebook")));
        by(BEN, moved(0, 5));
        by(BEN, new AppliedChange.Added(Samples.text("other", 0, "about the note")));

        assertThat(search()).isEqualTo(new ElementHistory(at(ANA, 1), at(BEN, 3)));
    }

    @Test
    void K11_what_nobody_has_changed_was_changed_last_by_its_maker() {
        by(ANA, new AppliedChange.Added(NOTE));

        assertThat(search()).isEqualTo(new ElementHistory(at(ANA, 1), at(ANA, 1)));
    }

    @Test
    void K11_whoever_brings_it_back_has_changed_but_not_made_it() {
        by(ANA, new AppliedChange.Added(NOTE));
        by(BEN, new AppliedChange.Removed(NOTE));
        by(BEN, new AppliedChange.Added(NOTE));

        assertThat(search()).isEqualTo(new ElementHistory(at(ANA, 1), at(BEN, 3)));
    }

    @Test
    void K11_a_like_and_a_lock_are_no_changes() {
        by(ANA, new AppliedChange.Added(NOTE));
        by(
                BEN,
                new AppliedChange.Liked("note", BEN.user(), true, false),
                new AppliedChange.Locked("note", true, false));

        assertThat(search()).isEqualTo(new ElementHistory(at(ANA, 1), at(ANA, 1)));
    }

    @Test
    void K11_the_maker_is_unknown_when_the_history_begins_later() {
        by(BEN, moved(0, 5));
        assertThat(search()).isEqualTo(new ElementHistory(null, at(BEN, 1)));

        events.clear();
        by(BEN, new AppliedChange.Removed(NOTE));
        by(BEN, new AppliedChange.Added(NOTE));
        assertThat(search()).isEqualTo(new ElementHistory(null, at(BEN, 2)));
    }

    @Test
    void K11_the_board_that_was_deleted_before_does_not_count() {
        epoch = T0 - 1_000;
        by(BEN, new AppliedChange.Added(NOTE));
        epoch = T0;

        assertThat(search()).isEqualTo(new ElementHistory(null, null));
    }

    private ElementHistory search() {
        var newestFirst = new ArrayList<>(events);
        Collections.reverse(newestFirst);
        return AuthorSearch.of("note", newestFirst.iterator(), epoch);
    }

    private void by(Author author, AppliedChange... changes) {
        long seq = events.size() + 1L;
        events.add(StoredFormats.EVENT.write(
                new Outcome.Accepted(epoch, seq, T0 + seq, author, seq, null, null, List.of(changes))));
    }

    private static AppliedChange moved(double from, double to) {
        return new AppliedChange.Updated("note", Samples.x(to), Samples.x(from));
    }

    private static Contribution at(Author author, long seq) {
        return new Contribution(author, false, T0 + seq);
    }
}
