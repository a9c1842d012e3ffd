package io.chalkstream.system.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address of a gateway whose WebSockets can be cut, while its pages are still to be had. */
public final class WebSocketProxy implements AutoCloseable {
    private static final byte[] WEB_SOCKET = "GET /ws/".getBytes(StandardCharsets.US_ASCII);
    private static final int BACKLOG = 50;

    private final URI gateway;
    private final ServerSocket listening;
    private final Set<Socket> webSockets = ConcurrentHashMap.newKeySet();
    private boolean isCut;

    private WebSocketProxy(URI gateway, ServerSocket listening) {
        this.gateway = gateway;
        this.listening = listening;
    }

    public static WebSocketProxy to(URI gateway) {
        try {
            var proxy =
                    new WebSocketProxy(gateway, new ServerSocket(0, BACKLOG, InetAddress.getByName(gateway.getHost())));
            start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://%s:%d".formatted(gateway.getHost(), listening.getLocalPort()));
    }

    /** Breaks all WebSockets, and lets no other through until they are mended. */
    public synchronized void cut() {
        isCut = true;
        webSockets.forEach(WebSocketProxy::end);
    }

    public synchronized void mend() {
        isCut = false;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var browser = listening.accept();
                start(() -> carry(browser));
            } catch (IOException e) {
                // Closed, or the browser has gone again.
            }
        }
    }

    private void carry(Socket browser) {
        try (browser;
                var server = new Socket(gateway.getHost(), gateway.getPort())) {
            byte[] first = browser.getInputStream().readNBytes(WEB_SOCKET.length);
            if (Arrays.equals(first, WEB_SOCKET) && !letThrough(browser)) {
                return;
            }
            server.getOutputStream().write(first);
            start(() -> copy(server, browser));
            copy(browser, server);
        } catch (IOException e) {
            // One of the two has gone: so does the other.
        } finally {
            webSockets.remove(browser);
        }
    }

    private synchronized boolean letThrough(Socket browser) {
        return !isCut && webSockets.add(browser);
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One of the two has gone: so does the other.
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "websocket-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
