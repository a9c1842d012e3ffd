package io.chalkstream.gateway.warmup;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.access.TokenService;
import io.chalkstream.gateway.session.SessionContext;
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
 * Lets visitors come by this gateway's own address before it is ready. What a JVM does for the first time takes many times
 * as long: without this, the people who come to a gateway that has just started would wait for it.
 */
@Singleton
public final class GatewayWarmUp {
    private static final Logger LOG = Logger.getLogger(GatewayWarmUp.class);
    /** After so many, one takes about as long as ever. */
    private static final int VISITS = 400;

    private static final int AT_ONCE = 8;
    /** The gateway's own port may not be open yet. */
    private static final long PAUSE_MILLIS = 50;

    private final Duration atMost;
    private final TokenSigner signer;
    private final TokenService tokens;
    private final Config config;
    private final SyntheticBoard synthetic = new SyntheticBoard();
    private final AtomicInteger visits = new AtomicInteger();
    private volatile boolean over;

    GatewayWarmUp(GatewayConfig gateway, TokenSigner signer, TokenService tokens, Config config) {
        this.atMost = gateway.warmUp();
        this.signer = signer;
        this.tokens = tokens;
        this.config = config;
        this.over = atMost.isZero();
    }

    /** Whether the gateway is as quick as it ever will be, or has no more time to get there. */
    boolean isOver() {
        return over;
    }

    /** How many visits there have been. */
    int visits() {
        return visits.get();
    }

    /** Whether the board is the one that visitors come to, now. */
    public boolean isFor(String board) {
        return !over && synthetic.board().equals(board);
    }

    /** Where a visitor's session belongs; empty for everybody else. */
    public Optional<SessionContext> sessions(SessionClaims claims) {
        return synthetic.board().equals(claims.link().board()) ? Optional.of(synthetic.sessions()) : Optional.empty();
    }

    void start(@Observes StartupEvent event) {
        if (!over) {
            var thread = new Thread(this::run, "warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        long start = System.nanoTime();
        try {
            receive(start + atMost.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The warm-up has failed: the first people will wait", e);
        } finally {
            over = true;
            LOG.infof(
                    "Warm after %d visits in %d ms",
                    visits.get(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }

    private void receive(long end) throws InterruptedException {
        var http = HttpClient.newHttpClient();
        while (visits.get() < VISITS && System.nanoTime() < end) {
            try {
                CompletableFuture.allOf(IntStream.range(0, AT_ONCE)
                                .mapToObj(visitor -> visit(http))
                                .toArray(CompletableFuture<?>[]::new))
                        .get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                visits.addAndGet(AT_ONCE);
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("A visit has failed", e);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private CompletableFuture<?> visit(HttpClient http) {
        var grant = session();
        return SyntheticClient.begin(http, address(), grant.token(), Author.clientId(grant.user(), "1"));
    }

    private SessionGrant session() {
        String secret = UUID.randomUUID().toString();
        String link = signer.sign(
                new LinkClaims(synthetic.board(), Role.TEACHER, Instant.ofEpochMilli(System.currentTimeMillis())));
        return tokens.session(synthetic.board(), new SessionRequest(link, "Warm-up", secret));
    }

    private URI address() {
        String host = config.getOptionalValue("quarkus.http.host", String.class)
                .filter(name -> !name.equals("0.0.0.0"))
                .orElse("localhost");
        int port = config.getValue("quarkus.http.port", Integer.class);
        return URI.create("ws://" + host + ":" + port + "/ws/boards/" + synthetic.board());
    }
}
