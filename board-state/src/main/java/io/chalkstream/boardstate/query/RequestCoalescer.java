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
    private final Map<Q, InFlightRead<A>> turns = new HashMap<>();

    RequestCoalescer(Reader<Q, A> reader, Executor executor) {
        this.reader = reader;
        this.executor = executor;
    }

    private static final class InFlightRead<A> {
        private final CompletableFuture<A> answer = new CompletableFuture<>();
        private boolean begun;
        private @Nullable InFlightRead<A> next;
    }

    /** The answer, read from now on. */
    CompletableFuture<A> ask(Q question) {
        InFlightRead<A> turn;
        synchronized (this) {
            turn = turns.get(question);
            if (turn != null) {
                return joinable(turn).answer;
            }
            turn = new InFlightRead<>();
            turns.put(question, turn);
        }
        start(question, turn);
        return turn.answer;
    }

    private static <A> InFlightRead<A> joinable(InFlightRead<A> turn) {
        if (!turn.begun) {
            return turn;
        }
        var next = turn.next;
        if (next == null) {
            next = new InFlightRead<>();
            turn.next = next;
        }
        return next;
    }

    private void start(Q question, InFlightRead<A> turn) {
        executor.execute(() -> {
            synchronized (this) {
                turn.begun = true;
            }
            try {
                reader.read(question, turn.answer);
            } finally {
                end(question, turn);
            }
        });
    }

    private void end(Q question, InFlightRead<A> turn) {
        InFlightRead<A> next;
        synchronized (this) {
            next = turn.next;
            if (next == null) {
                turns.remove(question);
                return;
            }
            turns.put(question, next);
        }
        start(question, next);
    }
}
