package io.chalkstream.s3.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** An S3 server on 127.0.0.1 whose buckets are the folders of a directory. */
public final class EmbeddedS3 implements AutoCloseable {
    /** Everybody on this machine may know them: the server is for the local run and for tests. */
    public static final String ACCESS_KEY = "local";

    public static final String SECRET_KEY = "known-to-everybody-on-this-machine";

    // Strong references: a logger that nobody holds forgets its level.
    private static final Logger PROXY_LOG = Logger.getLogger("org.gaul");
    private static final Logger STORE_LOG = Logger.getLogger("org.jclouds");

    private final BlobStoreContext store;
    private final S3Proxy server;
    private final URI endpoint;

    private EmbeddedS3(BlobStoreContext store, S3Proxy server, URI endpoint) {
        this.store = store;
        this.server = server;
        this.endpoint = endpoint;
    }

    /**
     * Starts a server.
     *
     * @param port 0: one that is free
     * @throws IllegalStateException if it can't listen on the port
     */
    public static EmbeddedS3 start(Path directory, int port) {
        PROXY_LOG.setLevel(Level.WARNING);
        STORE_LOG.setLevel(Level.WARNING);
        var settings = new Properties();
        try {
            settings.setProperty(
                    "jclouds.filesystem.basedir",
                    Files.createDirectories(directory).toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var store = ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
                .credentials(ACCESS_KEY, SECRET_KEY)
                .overrides(settings)
                .build(BlobStoreContext.class);
        var server = S3Proxy.builder()
                .blobStore(store.getBlobStore())
                .endpoint(at(port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        start(server, store, port);
        return new EmbeddedS3(store, server, at(server.getPort()));
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @SuppressWarnings("IllegalCatch") // S3Proxy throws whatever its web server throws
    private static void start(S3Proxy server, BlobStoreContext store, int port) {
        try {
            server.start();
        } catch (Exception e) {
            store.close();
            throw new IllegalStateException("The S3 server can't listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            store.close();
        }
    }
}
