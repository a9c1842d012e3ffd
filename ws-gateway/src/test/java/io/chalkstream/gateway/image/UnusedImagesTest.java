package io.chalkstream.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnusedImagesTest {
    private static final Duration KEPT = Duration.ofDays(31);

    private final ManualClock clock = new ManualClock();
    private final FakeStore store = new FakeStore();
    private final Set<String> onBoards = new HashSet<>();
    private final UnusedImages unused = new UnusedImages(
            store,
            (board, hashes) -> hashes.stream()
                    .filter(hash -> onBoards.contains(board + hash))
                    .collect(Collectors.toUnmodifiableSet()),
            KEPT,
            clock);

    @Test
    void I5_an_image_that_its_board_has_is_kept_for_ever() throws IOException {
        store.note("board", "used");
        onBoards.add("boardused");

        for (int day = 0; day < 100; day++) {
            clock.advance(Duration.ofDays(1).plusMinutes(1));
            unused.sweep();
        }

        assertThat(store.notes).hasSize(1);
    }

    @Test
    void I5_an_image_is_kept_for_as_long_as_the_history_after_its_board_had_it_last() throws IOException {
        store.note("board", "gone");
        onBoards.add("boardgone");
        clock.advance(Duration.ofDays(60));
        unused.sweep();
        onBoards.clear();

        clock.advance(KEPT.minusDays(1));
        unused.sweep();
        assertThat(store.notes).hasSize(1);

        clock.advance(Duration.ofDays(2));
        unused.sweep();
        assertThat(store.notes).isEmpty();
        assertThat(store.removedSince).isEqualTo(clock.instant().minus(KEPT));
    }

    @Test
    void I5_each_board_is_asked_for_its_own_images_alone() throws IOException {
        store.note("a", "one");
        store.note("a", "two");
        store.note("b", "one");
        onBoards.add("aone");
        clock.advance(KEPT.plusDays(1));

        unused.sweep();

        assertThat(store.notes).extracting(note -> note.board() + note.hash()).containsExactly("aone");
    }

    private final class FakeStore implements ImageStore {
        private final List<Note> notes = new ArrayList<>();
        private Instant removedSince = Instant.MAX;

        void note(String board, String hash) {
            notes.add(new Note(board, hash, 1, clock.instant()));
        }

        @Override
        public void put(String board, String hash, String mediaType, Path file) {
            note(board, hash);
        }

        @Override
        public Optional<Content> get(String board, String hash) {
            return Optional.empty();
        }

        @Override
        public void forEachNote(String board, NoteAction action) throws IOException {
            for (var note : List.copyOf(notes)) {
                if (note.board().equals(board)) {
                    action.accept(note);
                }
            }
        }

        @Override
        public void forEachNote(NoteAction action) throws IOException {
            for (var note : List.copyOf(notes)) {
                action.accept(note);
            }
        }

        @Override
        public void renew(Note note) {
            notes.set(notes.indexOf(note), new Note(note.board(), note.hash(), note.bytes(), clock.instant()));
        }

        @Override
        public void remove(Note note) {
            notes.remove(note);
        }

        @Override
        public long removeUnnoted(Instant since) {
            removedSince = since;
            return notes.size();
        }
    }
}
