package io.chalkstream.gateway.warmup;

import io.chalkstream.access.Link;
import io.chalkstream.access.Pass;
import io.chalkstream.access.Signer;
import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.access.AccessDesk;
import io.chalkstream.gateway.session.Sessions;
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
public final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    /** After so many, one takes about as long as ever. */
    private static final int VISITS = 400;

    private static final int AT_ONCE = 8;
    /** The gateway's own port may not be open yet. */
    private static final long PAUSE_MILLIS = 50;

    private final Duration atMost;
    private final Signer signer;
    private final AccessDesk desk;
    private final Config config;
    private final Rehearsal rehearsal = new Rehearsal();
    private final AtomicInteger visits = new AtomicInteger();
    private volatile boolean over;

    WarmUp(GatewayConfig gateway, Signer signer, AccessDesk desk, Config config) {
        this.atMost = gateway.warmUp();
        this.signer = signer;
        this.desk = desk;
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
        return !over && rehearsal.board().equals(board);
    }

    /** Where a visitor's session belongs; empty for everybody else. */
    public Optional<Sessions> sessions(Pass pass) {
        return rehearsal.board().equals(pass.link().board()) ? Optional.of(rehearsal.sessions()) : Optional.empty();
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
        return Visit.begin(http, address(), grant.token(), Author.clientId(grant.user(), "1"));
    }

    private SessionGrant session() {
        String secret = UUID.randomUUID().toString();
        String link = signer.sign(
                new Link(rehearsal.board(), Role.TEACHER, Instant.ofEpochMilli(System.currentTimeMillis())));
        return desk.session(rehearsal.board(), new SessionRequest(link, "Warm-up", secret));
    }

    private URI address() {
        String host = config.getOptionalValue("quarkus.http.host", String.class)
                .filter(name -> !name.equals("0.0.0.0"))
                .orElse("localhost");
        int port = config.getValue("quarkus.http.port", Integer.class);
        return URI.create("ws://" + host + ":" + port + "/ws/boards/" + rehearsal.board());
    }
}
