package io.chalkstream.boardstate.query;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** GZIP at the fastest level: people wait for the response, and boards compress well. */
final class FastGzipOutputStream extends GZIPOutputStream {
    private static final int BUFFER_BYTES = 16 * 1024;

    FastGzipOutputStream(OutputStream out) throws IOException {
        super(out, BUFFER_BYTES);
        def.setLevel(Deflater.BEST_SPEED);
    }
}
