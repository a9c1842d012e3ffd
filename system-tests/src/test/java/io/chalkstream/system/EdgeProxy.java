package io.chalkstream.system;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One address before several cells: leads each request, WebSockets too, where {@link EdgeRules} say. */
final class EdgeProxy implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Each WebSocket keeps one. */
    private static final int CONNECTIONS = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final EdgeRules rules;
    private final Map<String, List<URI>> gateways;
    private final AtomicInteger turn = new AtomicInteger();
    private final int port;

    /** @param gateways the addresses of each cell's gateways, by its namespace */
    EdgeProxy(EdgeRules rules, Map<String, List<URI>> gateways) {
        this.rules = rules;
        this.gateways = Map.copyOf(gateways);
        var client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
        var server = vertx.createHttpServer()
                .requestHandler(HttpProxy.reverseProxy(client)
                        .origin(OriginRequestProvider.selector(
                                context -> origin(context.request().proxiedRequest()))))
                .listen(0, "127.0.0.1");
        port = Await.value(
                        "the edge listens", PATIENCE, server.toCompletionStage().toCompletableFuture())
                .actualPort();
    }

    URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI webSocket() {
        return TestStack.webSocket(http());
    }

    private Future<SocketAddress> origin(HttpServerRequest request) {
        var cell = gateways.getOrDefault(rules.namespaceOf(request.method().name(), request.path()), List.of());
        var gateway = cell.get(Math.floorMod(turn.getAndIncrement(), cell.size()));
        return Future.succeededFuture(SocketAddress.inetSocketAddress(gateway.getPort(), gateway.getHost()));
    }

    @Override
    public void close() {
        Await.value(
                "the edge is closed",
                PATIENCE,
                vertx.close().toCompletionStage().toCompletableFuture());
    }
}
