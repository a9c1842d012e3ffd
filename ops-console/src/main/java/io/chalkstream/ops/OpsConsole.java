package io.chalkstream.ops;

import io.chalkstream.ops.cluster.KafkaReader;
import io.chalkstream.ops.http.ConsoleServer;
import io.chalkstream.ops.http.Login;
import io.chalkstream.ops.metrics.Scraper;
import io.chalkstream.ops.overview.KafkaMetrics;
import java.io.IOException;
import java.time.Clock;

/** The running console. */
public final class OpsConsole implements AutoCloseable {
    private final Sampler sampler;
    private final ConsoleServer server;

    private OpsConsole(Sampler sampler, ConsoleServer server) {
        this.sampler = sampler;
        this.server = server;
    }

    /**
     * Starts to look at Kafka and the services, and serves the page.
     *
     * @throws IOException if the port is in use
     * @throws IllegalArgumentException if the operators' key is too short, or missing where others can reach the page
     */
    public static OpsConsole start(ConsoleSettings settings) throws IOException {
        var clock = Clock.systemUTC();
        var login = settings.key().map(key -> new Login(key, clock));
        var sampler = new Sampler(new KafkaReader(settings.kafka()), new Scraper(settings.services()), clock);
        try {
            return new OpsConsole(sampler, ConsoleServer.start(settings.address(), login, sampler::watch));
        } catch (IOException | RuntimeException e) {
            sampler.close();
            throw e;
        }
    }

    /** What it knows of Kafka, for Prometheus. */
    public String metrics() {
        return KafkaMetrics.of(sampler.latest());
    }

    /** The page's address on this machine. */
    public String url() {
        return "http://localhost:" + server.port() + "/ops";
    }

    @Override
    public void close() {
        server.close();
        sampler.close();
    }
}
