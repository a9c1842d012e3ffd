package io.chalkstream.simulation.service;

import io.chalkstream.boardstate.query.StoredBoards.Answer;
import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.BoardStateClient;
import io.chalkstream.gateway.room.MissedEvents;
import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.fanout.BoardMetadata;
import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.engine.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads boards as gateways do over HTTP: of the instance that answered last, or else of the next one. An instance that isn't the
 * board's owner passes the request on, and tries again while the board moves.
 */
final class ModelBoardStateClient implements BoardStateClient {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration OWNER_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TRIES = Duration.ofSeconds(6);
    private static final Duration RETRY = Duration.ofMillis(50);
    private static final Duration SLOWEST = Duration.ofMillis(3);

    private final SimulatedProcess process;
    private final SimulatedInstallation installation;
    private int answeredLast;

    ModelBoardStateClient(SimulatedProcess process, SimulatedInstallation installation) {
        this.process = process;
        this.installation = installation;
    }

    @Override
    public CompletionStage<BoardSnapshot> fetchSnapshot(String boardId) {
        return ask(new BoardStateInstance.Query(boardId, BoardStateInstance.Query.WHOLE))
                .thenApply(answer -> new BoardSnapshot(
                        position(answer.metadata()),
                        OutboundFrame.of(answer.body()),
                        answer.metadata().visibility(),
                        answer.metadata().frozen()));
    }

    @Override
    public CompletionStage<MissedEvents> fetchMissed(String boardId, Position position) {
        return ask(new BoardStateInstance.Query(boardId, position.seq())).thenApply(answer -> {
            var last = position(answer.metadata());
            if (last.epoch() != position.epoch()) {
                throw new IllegalStateException("the board has another life");
            }
            return new MissedEvents(
                    last,
                    OutboundFrame.ofMany(answer.body()),
                    answer.metadata().visibility(),
                    answer.metadata().frozen());
        });
    }

    private static Position position(BoardMetadata metadata) {
        return new Position(metadata.epoch(), metadata.seq());
    }

    private CompletableFuture<Answer> ask(BoardStateInstance.Query query) {
        var names = new ArrayList<>(installation.boardStates().keySet());
        if (names.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException("there is no board-state"));
        }
        var least = installation.acknowledged().of(query.board());
        int first = answeredLast;
        var answer = ask(names.get(first % names.size()), first, query);
        for (int i = 1; i < names.size(); i++) {
            int next = (first + i) % names.size();
            answer = answer.exceptionallyCompose(failure -> ask(names.get(next), next, query));
        }
        return answer.thenApply(given -> {
            installation.acknowledged().answered(query.board(), least, position(given.metadata()));
            return given;
        });
    }

    private CompletableFuture<Answer> ask(String name, int index, BoardStateInstance.Query query) {
        return call(
                        process,
                        name,
                        ANSWER_TIMEOUT,
                        instance -> handle(
                                instance, query, instance.process().time().nanos()))
                .thenApply(answer -> {
                    answeredLast = index;
                    return answer;
                });
    }

    /** What an instance does with a request: it reads here, or has the owner read. */
    private CompletableFuture<Answer> handle(BoardStateInstance instance, BoardStateInstance.Query query, long since) {
        var owner = instance.owner(query);
        CompletableFuture<Answer> attempt;
        if (owner.equals(instance.process().name())) {
            attempt = instance.readHere(query).toCompletableFuture();
        } else if (owner.isEmpty()) {
            attempt = CompletableFuture.failedFuture(new IllegalStateException("the board has no owner"));
        } else {
            attempt = call(instance.process(), owner, OWNER_TIMEOUT, other -> other.readHere(query)
                    .toCompletableFuture());
        }
        return attempt.exceptionallyCompose(failure -> {
            VirtualTime time = instance.process().time();
            if (isFinal(failure) || time.nanos() - since > TRIES.toNanos()) {
                return CompletableFuture.failedFuture(failure);
            }
            var again = new CompletableFuture<Answer>();
            instance.process().after(RETRY, () -> complete(again, handle(instance, query, since)));
            return again;
        });
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof NotKeptException
                || (failure instanceof CompletionException && failure.getCause() instanceof NotKeptException);
    }

    private interface Handler {
        CompletableFuture<Answer> handle(BoardStateInstance instance);
    }

    /** A request over the network. */
    private CompletableFuture<Answer> call(SimulatedProcess from, String to, Duration timeout, Handler handler) {
        var answer = new CompletableFuture<Answer>();
        var time = from.time();
        from.after(timeout, () -> answer.completeExceptionally(new IllegalStateException("no answer in time")));
        time.after(time.upTo(SLOWEST), () -> {
            var instance = installation.boardStates().get(to);
            if (instance == null || !instance.process().isAlive()) {
                from.run(() -> answer.completeExceptionally(new IllegalStateException("the connection is refused")));
                return;
            }
            instance.process().run(() -> {
                var unused = handler.handle(instance)
                        .whenComplete((value, failure) ->
                                time.after(time.upTo(SLOWEST), () -> from.run(() -> complete(answer, value, failure))));
            });
        });
        return answer;
    }

    private static void complete(CompletableFuture<Answer> answer, CompletableFuture<Answer> by) {
        var unused = by.whenComplete((value, failure) -> complete(answer, value, failure));
    }

    private static void complete(
            CompletableFuture<Answer> answer, @Nullable Answer value, @Nullable Throwable failure) {
        if (value != null) {
            answer.complete(value);
        } else {
            answer.completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
        }
    }
}
