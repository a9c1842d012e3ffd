package io.chalkstream.system;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes the traces that services send (OTLP over HTTP). */
final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final List<Step> steps = new CopyOnWriteArrayList<>();

    /** One span. */
    record Step(String service, String name, String trace, String id, String parent) {}

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start(int port) throws IOException {
        var collector =
                new TraceCollector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
        collector.server.createContext("/v1/traces", exchange -> {
            var body = exchange.getRequestBody();
            var plain = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                    ? new GZIPInputStream(body)
                    : body;
            collector.take(ExportTraceServiceRequest.parseFrom(plain));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.server.start();
        return collector;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    private void take(ExportTraceServiceRequest request) {
        for (var resource : request.getResourceSpansList()) {
            var service = resource.getResource().getAttributesList().stream()
                    .filter(attribute -> attribute.getKey().equals("service.name"))
                    .map(attribute -> attribute.getValue().getStringValue())
                    .findFirst()
                    .orElse("");
            for (var scope : resource.getScopeSpansList()) {
                for (var span : scope.getSpansList()) {
                    steps.add(new Step(
                            service,
                            span.getName(),
                            hex(span.getTraceId().toByteArray()),
                            hex(span.getSpanId().toByteArray()),
                            hex(span.getParentSpanId().toByteArray())));
                }
            }
        }
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
