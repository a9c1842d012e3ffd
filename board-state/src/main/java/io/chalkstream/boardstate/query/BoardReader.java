package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads any board from the instance that owns it, also during a rebalance. Thread-safe. */
@Singleton
public final class BoardReader {
    /** How long a read is retried; long enough for a dead owner's partitions to be taken over. */
    private static final Duration TIMEOUT = Duration.ofSeconds(6);
    /** How long a forwarded read may wait for the owner to catch up; the forwarding instance retries. */
    private static final Duration OWNER_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration RETRY_DELAY = Duration.ofMillis(50);
    private static final int THREADS = 16;
    /** Reads that may wait for a thread. Further ones are turned away. */
    private static final int MAX_QUEUED = 1_000;

    private final KafkaStreams streams;
    private final LocalBoardReader local;
    private final RemoteBoardReader remote;
    private final BoardStateMeters meters;
    private final HostInfo self;
    private final RequestCoalescer<BoardQuery, BoardResponse> localReads =
            new RequestCoalescer<>(this::respond, executor());
    /** On threads of their own: they wait for other instances, which must not wait for them in turn. */
    private final RequestCoalescer<BoardQuery, BoardResponse> forwardedReads =
            new RequestCoalescer<>(this::respond, executor());

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
    }

    /**
     * Reads the board with all that was acknowledged before the call. Equal concurrent reads are coalesced. Fails with
     * {@link BoardUnavailableException} if the owner isn't found or can't respond within {@link #TIMEOUT}, or too many
     * reads wait. The caller must release the response's body.
     */
    CompletionStage<BoardResponse> read(BoardQuery query) {
        meters.boardRequested();
        return (isLocal(query) ? localReads : forwardedReads).get(query).thenApply(response -> {
            response.body().retain();
            return response;
        });
    }

    private boolean isLocal(BoardQuery query) {
        try {
            return query.mustBeLocal() || owner(query.boardId()).activeHost().equals(self);
        } catch (BoardUnavailableException e) {
            return false;
        }
    }

    private static ThreadPoolExecutor executor() {
        var executor = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_QUEUED), BoardReader::thread);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /**
     * The ids of the board's elements. Blocks.
     *
     * @throws BoardUnavailableException if the board can't be read at the moment
     */
    public Set<String> elementIds(String boardId) {
        var snapshot =
                (ServerMessage.Snapshot) Json.read(readNow(boardId, new BoardResource.Current()), ServerMessage.class);
        return snapshot.elements().stream().map(Element::id).collect(Collectors.toSet());
    }

    /**
     * The outcomes of a client's operations, including all that Kafka holds now. Blocks.
     *
     * @throws BoardUnavailableException if the board can't be read at the moment
     */
    public ClientOutcomes outcomes(String boardId, String client) {
        return Json.read(readNow(boardId, new BoardResource.Outcomes(client)), ClientOutcomes.class);
    }

    private byte[] readNow(String boardId, BoardResource view) {
        try {
            var body = read(new BoardQuery(boardId, view, false, false))
                    .toCompletableFuture()
                    .get()
                    .body();
            try {
                return body.awaitBytes();
            } finally {
                body.release();
            }
        } catch (ExecutionException e) {
            throw new BoardUnavailableException("the board can't be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BoardUnavailableException("stopped while reading the board", e);
        }
    }

    private void respond(BoardQuery query, CompletableFuture<BoardResponse> answer) {
        long start = System.nanoTime();
        long deadline = start + (query.mustBeLocal() ? OWNER_TIMEOUT : TIMEOUT).toNanos();
        while (!answer.isDone()) {
            try {
                meters.boardRead(System.nanoTime() - start, attempt(query, answer, deadline));
            } catch (BoardUnavailableException e) {
                if (query.mustBeLocal() || System.nanoTime() + RETRY_DELAY.toNanos() > deadline || !pause()) {
                    answer.completeExceptionally(e);
                }
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        }
    }

    /** Returns the size of the response in bytes. */
    private long attempt(BoardQuery query, CompletableFuture<BoardResponse> answer, long deadline) {
        var owner = owner(query.boardId());
        if (query.mustBeLocal() || owner.activeHost().equals(self)) {
            return local.read(query, owner.partition(), answer, deadline);
        }
        if (owner.activeHost().equals(HostInfo.unavailable())) {
            throw new BoardUnavailableException("the board has no owner at the moment");
        }
        return remote.read(owner.activeHost(), query, answer, deadline);
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

    /** Returns false if the thread is to end. */
    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_DELAY.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "board-reader");
        thread.setDaemon(true);
        return thread;
    }
}
