package io.chalkstream.ops.metrics;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the metrics of all processes at once. Used by one thread; blocks for {@link #TIMEOUT} at the most. */
public final class Scraper {
    private static final Duration TIMEOUT = Duration.ofMillis(1500);
    /** The text format. With the other one, OpenMetrics, names differ. */
    private static final String FORMAT = "text/plain";

    private final List<ServiceAddress> services;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    public Scraper(List<ServiceAddress> services) {
        this.services = List.copyOf(services);
    }

    /** Every process of every service, those that don't answer, too. */
    public List<Instance> scrape() {
        var answers = services.stream()
                .flatMap(service -> service.targets().stream())
                .map(this::scrape)
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Instance> scrape(ServiceAddress.Target target) {
        var request = HttpRequest.newBuilder(target.metrics())
                .timeout(TIMEOUT)
                .header("Accept", FORMAT)
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == 200
                        ? new Instance(target.service(), target.name(), true, Metrics.parse(answer.body()))
                        : absent(target))
                .exceptionally(failure -> absent(target));
    }

    private static Instance absent(ServiceAddress.Target target) {
        return new Instance(target.service(), target.name(), false, Metrics.NONE);
    }
}
