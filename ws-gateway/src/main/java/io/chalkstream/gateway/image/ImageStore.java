package io.chalkstream.gateway.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Where images are kept: each content once, by its hash, and for each board a note of the contents that it has. All methods block,
 * and throw an {@link IOException} if the store doesn't answer. Thread-safe.
 */
interface ImageStore {
    /**
     * A content with its form; whoever gets it closes it.
     *
     * @param bytes how many there are
     */
    record Content(InputStream stream, String mediaType, long bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    /**
     * A board's note that it has a content.
     *
     * @param bytes of the content
     * @param renewed when the note was written last
     */
    record Note(String board, String hash, long bytes, Instant renewed) {}

    /** What is done with each of many notes. */
    interface NoteAction {
        void accept(Note note) throws IOException;
    }

    /** Keeps a content, and notes that the board has it. If it is kept already, both are renewed. */
    void put(String board, String hash, String mediaType, Path file) throws IOException;

    /** A content, if the board has it. */
    Optional<Content> get(String board, String hash) throws IOException;

    /** The notes of a board. */
    void forEachNote(String board, NoteAction action) throws IOException;

    /** The notes of all boards, those of one board one after the other. */
    void forEachNote(NoteAction action) throws IOException;

    /** Writes a note again. */
    void renew(Note note) throws IOException;

    /** The board doesn't have the content any more. */
    void remove(Note note) throws IOException;

    /** Removes the contents that no board has, and that were written before {@code since}. Returns the bytes of those that stay. */
    long removeUnnoted(Instant since) throws IOException;
}
