package io.chalkstream.s3.embedded;

import java.nio.file.Path;

/** Runs a server as a separate process, which stops on SIGTERM or SIGINT. */
public final class EmbeddedS3Main {
    /** The beginning of the ready line; the server's address follows. */
    public static final String READY = "S3 is ready at ";

    private EmbeddedS3Main() {}

    /** Takes a data directory and a port. Prints the ready line when the server is ready. Exits with code 1 if it can't start. */
    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("Usage: EmbeddedS3Main <data directory> <port>");
            System.exit(2);
        }
        try {
            var server = EmbeddedS3.start(Path.of(args[0]), Integer.parseInt(args[1]));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-s3"));
            System.out.println(READY + server.endpoint());
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
