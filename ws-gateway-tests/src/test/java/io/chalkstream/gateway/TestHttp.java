package io.chalkstream.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the gateway under test answers over HTTP. */
final class TestHttp {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestHttp() {}

    static HttpResponse<String> get(URI gateway, String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(gateway.resolve(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it answers on the port for health and metrics, below {@code /q/}. */
    static HttpResponse<String> management(String path) {
        return get(ConfigProvider.getConfig().getValue("test.management.url", URI.class), "/q/" + path);
    }

    static boolean isReady() {
        return management("health/ready").statusCode() == 200;
    }

    /** The sum of what the gateway's meters of this name, with its tags, show. */
    static double metric(String name) {
        return management("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }
}
