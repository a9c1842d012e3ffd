package io.chalkstream.gateway.image;

import io.chalkstream.gateway.image.ImageStore.Note;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes the images that their boards don't have any more. The note of an image that its board has is written again each day, so a
 * note tells when the board had it last. Every gateway may do this: what two do has no second effect.
 */
final class UnusedImages {
    /** What is on boards now. Blocks. */
    interface BoardContents {
        /**
         * Those of {@code hashes} that the board has.
         *
         * @throws IOException if that can't be known
         */
        Set<String> among(String board, Set<String> hashes) throws IOException;
    }

    private static final Duration RENEWED_AFTER = Duration.ofDays(1);

    private final ImageStore store;
    private final BoardContents boards;
    private final Duration unusedAfter;
    private final Clock clock;

    /** @param unusedAfter how long an image is kept after its board had it last */
    UnusedImages(ImageStore store, BoardContents boards, Duration unusedAfter, Clock clock) {
        this.store = store;
        this.boards = boards;
        this.unusedAfter = unusedAfter;
        this.clock = clock;
    }

    /** Returns the bytes of the images that stay. Blocks. */
    long sweep() throws IOException {
        var now = clock.instant();
        var ofOneBoard = new ArrayList<Note>();
        store.forEachNote(note -> {
            if (!ofOneBoard.isEmpty() && !ofOneBoard.get(0).board().equals(note.board())) {
                sweep(ofOneBoard, now);
                ofOneBoard.clear();
            }
            if (note.renewed().isBefore(now.minus(RENEWED_AFTER))) {
                ofOneBoard.add(note);
            }
        });
        sweep(ofOneBoard, now);
        return store.removeUnnoted(now.minus(unusedAfter));
    }

    private void sweep(List<Note> notes, Instant now) throws IOException {
        if (notes.isEmpty()) {
            return;
        }
        var hashes = notes.stream().map(Note::hash).collect(Collectors.toUnmodifiableSet());
        var used = boards.among(notes.get(0).board(), hashes);
        for (var note : notes) {
            if (used.contains(note.hash())) {
                store.renew(note);
            } else if (note.renewed().isBefore(now.minus(unusedAfter))) {
                store.remove(note);
            }
        }
    }
}
