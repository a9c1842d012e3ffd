package io.chalkstream.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** A connection on which a test writes the bytes of requests by itself, as no HTTP client would. Reads wait for at most 20 s. */
final class RawHttp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;

    RawHttp(URI server) {
        try {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines, each with its end, and the empty line that ends a head. */
    static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /** Returns false if the server has closed the connection. */
    boolean write(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return true;
        } catch (SocketException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line of the answer; what follows it stays to be read. Empty if the server closes the connection instead. */
    String statusLine() {
        var line = new StringBuilder();
        try {
            for (int read = read(); read >= 0 && read != '\n'; read = read()) {
                line.append((char) read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString().strip();
    }

    /** All that comes until the server closes the connection. Fails if it doesn't. */
    String readToTheEnd() {
        return read(text -> false);
    }

    /** What comes until it ends with this, or the server closes the connection. Fails if neither happens. */
    String readTo(String end) {
        return read(text -> text.indexOf(end, text.length() - end.length()) >= 0);
    }

    private String read(Predicate<StringBuilder> isEnough) {
        var text = new StringBuilder();
        try {
            for (int read = read(); read >= 0; read = read()) {
                text.append((char) read);
                if (isEnough.test(text)) {
                    return text.toString();
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open after " + PATIENCE + "; it has said: " + text, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private int read() throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException e) {
            return -1;
        }
    }

    /** Ends the connection at once, with a reset: what was sent is all that the server gets. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
