package io.chalkstream.boardstate.query;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Coalesces equal concurrent requests (single-flight). Nobody gets a result whose read began before their request: a
 * request that arrives during a read shares the next read. At most one read per key is in flight. Thread-safe.
 */
final class RequestCoalescer<Q, A> {
    /** Reads the result of a request. */
    interface Reader<Q, A> {
        /**
         * Completes {@code answer} as soon as it is known. The stage that is returned completes when the read has ended;
         * if it fails, so does {@code answer}.
         */
        CompletionStage<?> read(Q question, CompletableFuture<A> answer);
    }

    private final Reader<Q, A> reader;
    private final UnaryOperator<A> share;
    private final Executor executor;
    private final Map<Q, InFlightRead<A>> reads = new HashMap<>();

    /** @param share is applied to the answer for each request, before the read can have ended */
    RequestCoalescer(Reader<Q, A> reader, UnaryOperator<A> share, Executor executor) {
        this.reader = reader;
        this.share = share;
        this.executor = executor;
    }

    private static final class InFlightRead<A> {
        private final CompletableFuture<A> answer = new CompletableFuture<>();
        private boolean started;
        private @Nullable InFlightRead<A> next;
    }

    /** The result of a read that begins after this call. */
    CompletableFuture<A> get(Q question) {
        InFlightRead<A> read;
        CompletableFuture<A> answer;
        synchronized (this) {
            read = reads.get(question);
            if (read != null) {
                return readToJoin(read).answer.thenApply(share);
            }
            read = new InFlightRead<>();
            answer = read.answer.thenApply(share);
            reads.put(question, read);
        }
        start(question, read);
        return answer;
    }

    private static <A> InFlightRead<A> readToJoin(InFlightRead<A> read) {
        if (!read.started) {
            return read;
        }
        var next = read.next;
        if (next == null) {
            next = new InFlightRead<>();
            read.next = next;
        }
        return next;
    }

    private void start(Q question, InFlightRead<A> read) {
        try {
            executor.execute(work(question, read));
        } catch (RejectedExecutionException e) {
            synchronized (this) {
                read.started = true;
            }
            read.answer.completeExceptionally(new BoardUnavailableException("too many wait to be read for", e));
            finish(question, read);
        }
    }

    private Runnable work(Q question, InFlightRead<A> read) {
        return () -> {
            synchronized (this) {
                read.started = true;
            }
            boolean reading = false;
            try {
                var ended = reader.read(question, read.answer);
                reading = true;
                ended.whenComplete((done, failure) -> {
                    if (failure != null) {
                        read.answer.completeExceptionally(failure);
                    }
                    finish(question, read);
                });
            } finally {
                if (!reading) {
                    finish(question, read);
                }
            }
        };
    }

    private void finish(Q question, InFlightRead<A> read) {
        InFlightRead<A> next;
        synchronized (this) {
            next = read.next;
            if (next == null) {
                reads.remove(question);
                return;
            }
            reads.put(question, next);
        }
        start(question, next);
    }
}
