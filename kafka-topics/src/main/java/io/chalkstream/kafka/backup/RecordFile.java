package io.chalkstream.kafka.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A file of records, compressed. Each one: 1, its timestamp, its key, its value, the number of its headers, and these; at the end 0. */
final class RecordFile {
    private static final int NULL = -1;
    private static final int BUFFER = 1 << 16;

    private RecordFile() {}

    /** Takes a record as it is stored. */
    interface RecordConsumer {
        void accept(long timestamp, byte @Nullable [] key, byte @Nullable [] value, Headers headers);
    }

    static Writer create(Path file) {
        try {
            return new Writer(Files.newOutputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives every record to {@code reader}, in order. */
    static void read(Path file, RecordConsumer reader) {
        try (var in = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), BUFFER), BUFFER))) {
            while (in.readBoolean()) {
                long timestamp = in.readLong();
                byte[] key = bytes(in);
                byte[] value = bytes(in);
                var headers = new RecordHeaders();
                for (int left = in.readInt(); left > 0; left--) {
                    headers.add(in.readUTF(), bytes(in));
                }
                reader.accept(timestamp, key, value, headers);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /** The SHA-256 of a file's bytes, in hexadecimal. */
    static String sha256(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte @Nullable [] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : in.readNBytes(length);
    }

    /** Writes records. The file is whole when it is closed. */
    static final class Writer implements AutoCloseable {
        private final DataOutputStream out;
        private long records;

        private Writer(OutputStream file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(new GZIPOutputStream(file, BUFFER), BUFFER));
        }

        void write(long timestamp, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
            try {
                out.writeBoolean(true);
                out.writeLong(timestamp);
                write(key);
                write(value);
                var all = headers.toArray();
                out.writeInt(all.length);
                for (var header : all) {
                    out.writeUTF(header.key());
                    write(header.value());
                }
                records++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(byte @Nullable [] bytes) throws IOException {
            out.writeInt(bytes == null ? NULL : bytes.length);
            if (bytes != null) {
                out.write(bytes);
            }
        }

        long records() {
            return records;
        }

        @Override
        public void close() {
            try (out) {
                out.writeBoolean(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
