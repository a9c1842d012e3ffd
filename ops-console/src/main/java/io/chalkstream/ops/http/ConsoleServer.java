package io.chalkstream.ops.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chalkstream.ops.overview.Overview;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of the page. Without a login it answers only requests to this machine by its own names, so that no page of others
 * can read it through a browser here.
 */
public final class ConsoleServer implements AutoCloseable {
    private static final String ROOT = "/ops";
    private static final String COOKIE = "chalkstream-ops";
    private static final Pattern SESSION = Pattern.compile("(?:^|; *)" + COOKIE + "=([^;]+)");
    private static final Pattern OWN_NAMES = Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
    private static final Pattern SINCE = Pattern.compile("since=(\\d{1,15})");
    private static final Set<String> HEALTH = Set.of("/q/health/started", "/q/health/ready", "/q/health/live");
    private static final String METRICS = "/q/metrics";
    private static final int THREADS = 4;
    private static final int LONGEST_KEY = 512;

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-cache");

    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, task -> {
        var thread = new Thread(task, "ops-http");
        thread.setDaemon(true);
        return thread;
    });
    private final ObjectMapper json = new ObjectMapper();
    private final Optional<Login> login;
    private final LongFunction<Overview> overviews;

    /**
     * Starts the server.
     *
     * @param login empty: everybody on this machine may look
     * @param overviews gives the present overview, with the history since a moment
     * @throws IllegalArgumentException if others than this machine could look without a login
     */
    public static ConsoleServer start(
            InetSocketAddress address, Optional<Login> login, LongFunction<Overview> overviews) throws IOException {
        var host = address.getAddress();
        if (login.isEmpty() && (host == null || !host.isLoopbackAddress())) {
            throw new IllegalArgumentException("Without the operators' key, the page is for this machine alone");
        }
        return new ConsoleServer(HttpServer.create(address, 0), login, overviews);
    }

    private ConsoleServer(HttpServer server, Optional<Login> login, LongFunction<Overview> overviews) {
        this.server = server;
        this.login = login;
        this.overviews = overviews;
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A server for probes and Prometheus alone, on a port of its own. */
    public static Health health(int port, Supplier<String> metrics) throws IOException {
        var server = HttpServer.create(new InetSocketAddress((InetAddress) null, port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestURI().getPath().equals(METRICS)) {
                    send(
                            exchange,
                            "text/plain; version=0.0.4; charset=utf-8",
                            metrics.get().getBytes(StandardCharsets.UTF_8));
                    return;
                }
                boolean known = HEALTH.contains(exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(known ? 200 : 404, -1);
            }
        });
        server.start();
        return new Health(server);
    }

    /** Answers probes: the console has nothing that it could wait for. */
    public static final class Health implements AutoCloseable {
        private final HttpServer server;

        private Health(HttpServer server) {
            this.server = server;
        }

        public int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HEADERS.forEach(exchange.getResponseHeaders()::set);
            if (login.isEmpty() && !isToThisMachine(exchange)) {
                exchange.sendResponseHeaders(421, -1);
                return;
            }
            var path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /ops/overview" -> overview(exchange);
                case "POST /ops/login" -> logIn(exchange);
                case "POST /ops/logout" -> {
                    exchange.getResponseHeaders().set("Set-Cookie", cookie("", 0));
                    exchange.sendResponseHeaders(204, -1);
                }
                case "GET /" -> {
                    exchange.getResponseHeaders().set("Location", ROOT);
                    exchange.sendResponseHeaders(302, -1);
                }
                default -> file(exchange, path);
            }
        }
    }

    private static boolean isToThisMachine(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && OWN_NAMES.matcher(host).matches();
    }

    private void overview(HttpExchange exchange) throws IOException {
        if (login.isPresent() && !login.get().isSession(session(exchange))) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        var since = SINCE.matcher(query);
        send(
                exchange,
                "application/json",
                bytes(overviews.apply(since.matches() ? Long.parseLong(since.group(1)) : 0)));
    }

    private byte[] bytes(Overview overview) {
        try {
            return json.writeValueAsBytes(overview);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void logIn(HttpExchange exchange) throws IOException {
        // The type is one that a form of another page can't send.
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        var key = new String(exchange.getRequestBody().readNBytes(LONGEST_KEY), StandardCharsets.UTF_8);
        if (login.isEmpty()
                || !"application/octet-stream".equals(type)
                || !login.get().isKey(key)) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        exchange.getResponseHeaders().set("Set-Cookie", cookie(login.get().session(), Login.SESSION.toSeconds()));
        exchange.sendResponseHeaders(204, -1);
    }

    private static String cookie(String value, long seconds) {
        return COOKIE + "=" + value + "; Path=" + ROOT + "; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict; Secure";
    }

    private static @Nullable String session(HttpExchange exchange) {
        var cookies = exchange.getRequestHeaders().getFirst("Cookie");
        var session = SESSION.matcher(cookies == null ? "" : cookies);
        return session.find() ? session.group(1) : null;
    }

    private static void file(HttpExchange exchange, String path) throws IOException {
        var file = path.startsWith(ROOT) && exchange.getRequestMethod().equals("GET")
                ? PageFile.of(path.substring(ROOT.length()))
                : Optional.<PageFile>empty();
        if (file.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            send(exchange, file.get().type(), file.get().read());
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
