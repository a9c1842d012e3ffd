package io.chalkstream.boardstate.query;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who ask the same at the same time share one reading. Nobody gets what was read before they asked: who comes
 * while a reading is under way shares the next one, which begins when that has ended. So there is at most one at a time
 * for each question, however many ask.
 */
final class RequestCoalescer<Q, A> {
    /** Finds an answer. */
    interface Reader<Q, A> {
        /** Completes {@code answer} as soon as it is known, and returns when nothing is left to be read. Throws nothing. */
        void read(Q question, CompletableFuture<A> answer);
    }

    private final Reader<Q, A> reader;
    private final Executor executor;
    private final Map<Q, InFlightRead<A>> reads = new HashMap<>();

    RequestCoalescer(Reader<Q, A> reader, Executor executor) {
        this.reader = reader;
        this.executor = executor;
    }

    private static final class InFlightRead<A> {
        private final CompletableFuture<A> answer = new CompletableFuture<>();
        private boolean started;
        private @Nullable InFlightRead<A> next;
    }

    /** The answer, read from now on. */
    CompletableFuture<A> get(Q question) {
        InFlightRead<A> read;
        synchronized (this) {
            read = reads.get(question);
            if (read != null) {
                return readToJoin(read).answer;
            }
            read = new InFlightRead<>();
            reads.put(question, read);
        }
        start(question, read);
        return read.answer;
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
        executor.execute(() -> {
            synchronized (this) {
                read.started = true;
            }
            try {
                reader.read(question, read.answer);
            } finally {
                finish(question, read);
            }
        });
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
