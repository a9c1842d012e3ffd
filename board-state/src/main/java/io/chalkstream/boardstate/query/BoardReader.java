package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.stream.BoardKeys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads any board from the instance that owns it, also during a rebalance. Thread-safe; blocks no thread. */
@Singleton
final class BoardReader {
    /** How long a read is retried; long enough for a dead owner's partitions to be taken over. */
    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    /** How long a forwarded read may wait for the owner to catch up; the forwarding instance retries. */
    private static final Duration OWNER_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration RETRY_DELAY = Duration.ofMillis(50);
    /** Reads that may wait for their response. Further ones are turned away. */
    private static final int MAX_WAITING = 1_000;

    private final KafkaStreams streams;
    private final LocalBoardReader local;
    private final RemoteBoardReader remote;
    private final BoardStateMeters meters;
    private final HostInfo self;
    private final RequestCoalescer<BoardQuery, BoardResponse> localReads;
    private final AtomicInteger waiting = new AtomicInteger();

    BoardReader(
            KafkaStreams streams,
            LocalBoardReader local,
            RemoteBoardReader remote,
            BoardStateMeters meters,
            @ConfigProperty(name = "chalkstream.board-state.address") String address) {
        this.streams = streams;
        this.local = local;
        this.remote = remote;
        this.meters = meters;
        this.self = HostInfo.buildFromEndpoint(address);
        this.localReads = new RequestCoalescer<>(this::readLocally, BoardReader::share, local.executor());
    }

    private static BoardResponse share(BoardResponse response) {
        if (response.body() instanceof StreamingBody body) {
            body.retain();
        }
        return response;
    }

    /**
     * Reads the board with all that was acknowledged before the call, here or from its owner. Equal concurrent reads of
     * boards that are here are coalesced. Fails with {@link BoardUnavailableException} if the owner isn't found or can't
     * respond within {@link #TIMEOUT}, or too many reads wait. The caller must release the response's body.
     */
    CompletionStage<BoardResponse> read(BoardQuery query) {
        meters.boardRequested();
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            return CompletableFuture.failedFuture(BoardUnavailableException.overloaded("too many wait to be read for"));
        }
        long deadline = deadline(query);
        return inTime(read(query, deadline), deadline).whenComplete((response, failure) -> waiting.decrementAndGet());
    }

    /** The response, if it comes before the deadline: a shared read may have begun its own wait later. */
    static CompletableFuture<BoardResponse> inTime(CompletableFuture<BoardResponse> response, long deadline) {
        var inTime = new CompletableFuture<BoardResponse>();
        var unused = response.whenComplete((answer, failure) -> {
            if (failure != null) {
                inTime.completeExceptionally(failure);
            } else if (!inTime.complete(answer)) {
                answer.body().release();
            }
        });
        return inTime.orTimeout(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException
                                ? new BoardUnavailableException(
                                        "the board is behind, or busy: it can't be read in time", failure)
                                : failure));
    }

    private static long deadline(BoardQuery query) {
        return System.nanoTime() + (query.mustBeLocal() ? OWNER_TIMEOUT : TIMEOUT).toNanos();
    }

    /** Tries until the deadline: the board may be moving to another instance. */
    private CompletableFuture<BoardResponse> read(BoardQuery query, long deadline) {
        return attempt(query, deadline).exceptionallyCompose(failure -> readAgain(query, deadline, reason(failure)));
    }

    private CompletableFuture<BoardResponse> readAgain(BoardQuery query, long deadline, Throwable failure) {
        boolean isMoving = failure instanceof BoardUnavailableException unavailable && unavailable.isWorthRetrying();
        if (!isMoving || query.mustBeLocal() || System.nanoTime() + RETRY_DELAY.toNanos() > deadline) {
            return CompletableFuture.failedFuture(failure);
        }
        var later = CompletableFuture.delayedExecutor(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, later).thenCompose(woken -> read(query, deadline));
    }

    private CompletableFuture<BoardResponse> attempt(BoardQuery query, long deadline) {
        try {
            var owner = owner(query.boardId()).activeHost();
            if (query.mustBeLocal() || owner.equals(self)) {
                return localReads.get(query);
            }
            if (owner.equals(HostInfo.unavailable())) {
                throw new BoardUnavailableException("the board has no owner at the moment");
            }
            return remote.read(owner, query, deadline);
        } catch (BoardUnavailableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Long> readLocally(BoardQuery query, CompletableFuture<BoardResponse> answer) {
        long start = System.nanoTime();
        try {
            return local.read(query, owner(query.boardId()).partition(), answer, deadline(query))
                    .whenComplete((bytes, failure) -> {
                        if (failure == null) {
                            meters.boardRead(System.nanoTime() - start, bytes);
                        }
                    });
        } catch (BoardUnavailableException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    static Throwable reason(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? reason(failure.getCause())
                : failure;
    }

    private KeyQueryMetadata owner(String boardId) {
        var owner = metadata(boardId);
        if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new BoardUnavailableException("the boards' owners aren't known yet");
        }
        return owner;
    }

    private @Nullable KeyQueryMetadata metadata(String boardId) {
        try {
            return streams.queryMetadataForKey(BoardKeys.STORE, boardId, new StringSerializer());
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw new BoardUnavailableException("this instance is not running", e);
        }
    }
}
