package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A board-state that answers when the test says so. */
public final class FakeBoardStateClient implements BoardStateClient {
    private final Deque<CompletableFuture<BoardSnapshot>> asked = new ArrayDeque<>();
    private final Deque<Missed> missed = new ArrayDeque<>();
    private int fetches;

    private record Missed(Position from, CompletableFuture<MissedEvents> answer) {}

    @Override
    public CompletionStage<BoardSnapshot> fetchSnapshot(String boardId) {
        fetches++;
        var answer = new CompletableFuture<BoardSnapshot>();
        asked.add(answer);
        return answer;
    }

    @Override
    public CompletionStage<MissedEvents> fetchMissed(String boardId, Position position) {
        var answer = new CompletableFuture<MissedEvents>();
        missed.add(new Missed(position, answer));
        return answer;
    }

    /** Answers the oldest question for missed events. */
    public void answerMissed(Position last) {
        assertThat(missed).as("a question for missed events").isNotEmpty();
        var question = missed.remove();
        question.answer.complete(TestFrames.missed(question.from, last));
    }

    public void failMissed() {
        assertThat(missed).as("a question for missed events").isNotEmpty();
        missed.remove().answer.completeExceptionally(new IllegalStateException("410"));
    }

    /** From where the oldest question for missed events asks; null if there is none. */
    public Position missedFrom() {
        return missed.isEmpty() ? null : missed.element().from;
    }

    /** Answers the oldest question. */
    public void answer(Position position) {
        assertThat(asked).as("a fetch under way").isNotEmpty();
        asked.remove().complete(TestFrames.snapshot(position));
    }

    /** Answers the oldest question with this. */
    public void answer(BoardSnapshot snapshot) {
        assertThat(asked).as("a fetch under way").isNotEmpty();
        asked.remove().complete(snapshot);
    }

    public void fail() {
        assertThat(asked).as("a fetch under way").isNotEmpty();
        asked.remove().completeExceptionally(new IllegalStateException("503"));
    }

    public boolean isAsked() {
        return !asked.isEmpty();
    }

    /** How often a snapshot was asked for. */
    public int fetches() {
        return fetches;
    }
}
