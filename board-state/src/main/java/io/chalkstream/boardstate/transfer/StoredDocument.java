package io.chalkstream.boardstate.transfer;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.ElementsParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** A document in a file. */
record StoredDocument(Path file) implements ImportPlan.Source {
    private static final int CHUNK_BYTES = 16 * 1024;

    @Override
    public void forEach(Consumer<Element> elements) {
        var parser = new ElementsParser(elements);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                // A copy: the parser may still refer to what it was fed last.
                parser.feed(Arrays.copyOf(chunk, length), length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parser.end();
    }
}
