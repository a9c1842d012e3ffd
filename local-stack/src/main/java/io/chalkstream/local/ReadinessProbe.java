package io.chalkstream.local;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Waits until processes are ready. */
final class ReadinessProbe {
    private static final String PATH = "/q/health/ready";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Duration limit;

    ReadinessProbe(Duration limit) {
        this.limit = limit;
    }

    /** Throws a {@link StackException} if the process ends, or isn't ready in time. */
    void await(ManagedProcess process) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isReady(process)) {
            if (process.awaitEnd(POLL)) {
                throw new StackException(process.obituary());
            }
            if (System.nanoTime() > deadline) {
                throw new StackException("%s is not ready after %d s. Its last lines:%n%s"
                        .formatted(process.spec().name(), limit.toSeconds(), process.lastLines()));
            }
        }
    }

    private boolean isReady(ManagedProcess process) throws InterruptedException {
        if (process.spec().readyLine().isPresent()) {
            return process.saidReady();
        }
        var request = HttpRequest.newBuilder(process.spec().managementUrl().resolve(PATH))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }
}
