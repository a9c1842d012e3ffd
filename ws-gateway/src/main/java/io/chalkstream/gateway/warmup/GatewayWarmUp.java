package io.chalkstream.gateway.warmup;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.access.TokenService;
import io.chalkstream.gateway.connection.ConnectionContext;
import io.chalkstream.protocol.access.SessionGrant;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Runs synthetic clients against this gateway's own address before it is ready. Code that a JVM runs for the first time is many
 * times slower; without a warm-up, the first people at a new gateway would have to wait.
 */
@Singleton
public final class GatewayWarmUp {
    private static final Logger LOG = Logger.getLogger(GatewayWarmUp.class);
    /** After so many, a further one gets hardly quicker. */
    private static final int CLIENTS = 400;

    private static final int AT_ONCE = 8;
    /** The gateway's own port may not be open yet. */
    private static final long PAUSE_MILLIS = 50;
    /** Where the gateway's own port isn't open yet, something else may take the connection, and never answer. */
    private static final long VISIT_NANOS = Duration.ofSeconds(5).toNanos();

    private final Duration atMost;
    private final TokenSigner signer;
    private final TokenService tokens;
    private final Config config;
    private final SyntheticBoard synthetic = new SyntheticBoard();
    private final AtomicInteger clientsRun = new AtomicInteger();
    private volatile boolean finished;

    GatewayWarmUp(GatewayConfig gateway, TokenSigner signer, TokenService tokens, Config config) {
        this.atMost = gateway.warmUp();
        this.signer = signer;
        this.tokens = tokens;
        this.config = config;
        this.finished = atMost.isZero();
    }

    /** Whether the warm-up has ended, by its number of clients or its time limit. */
    boolean isFinished() {
        return finished;
    }

    /** The number of synthetic clients that have run. */
    int clientsRun() {
        return clientsRun.get();
    }

    /** Whether the board is the synthetic one, while the warm-up runs. */
    public boolean isSyntheticBoard(String board) {
        return !finished && synthetic.board().equals(board);
    }

    /** The context of a synthetic client's connection; empty for any other client. */
    public Optional<ConnectionContext> context(SessionClaims claims) {
        return synthetic.board().equals(claims.link().board())
                ? Optional.of(synthetic.connections())
                : Optional.empty();
    }

    void start(@Observes StartupEvent event) {
        if (!finished) {
            var thread = new Thread(this::run, "warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        long start = System.nanoTime();
        try {
            runClients(start + atMost.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The warm-up has failed: the first people will wait", e);
        } finally {
            finished = true;
            LOG.infof(
                    "Warm after %d visits in %d ms",
                    clientsRun.get(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }

    private void runClients(long end) throws InterruptedException {
        var http = HttpClient.newHttpClient();
        while (clientsRun.get() < CLIENTS && System.nanoTime() < end) {
            try {
                CompletableFuture.allOf(IntStream.range(0, AT_ONCE)
                                .mapToObj(visitor -> runClient(http))
                                .toArray(CompletableFuture<?>[]::new))
                        .get(Math.min(end - System.nanoTime(), VISIT_NANOS), TimeUnit.NANOSECONDS);
                clientsRun.addAndGet(AT_ONCE);
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("A visit has failed", e);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private CompletableFuture<?> runClient(HttpClient http) {
        var grant = session();
        return SyntheticClient.run(http, address(), grant.token(), Author.clientId(grant.user(), "1"));
    }

    private SessionGrant session() {
        String secret = UUID.randomUUID().toString();
        String link = signer.sign(
                new LinkClaims(synthetic.board(), Role.TEACHER, Instant.ofEpochMilli(System.currentTimeMillis())));
        return tokens.openSession(synthetic.board(), new SessionRequest(link, "Warm-up", secret));
    }

    private URI address() {
        String host = config.getOptionalValue("quarkus.http.host", String.class)
                .filter(name -> !name.equals("0.0.0.0"))
                .orElse("localhost");
        int port = config.getValue("quarkus.http.port", Integer.class);
        return URI.create("ws://" + host + ":" + port + "/ws/boards/" + synthetic.board());
    }
}
