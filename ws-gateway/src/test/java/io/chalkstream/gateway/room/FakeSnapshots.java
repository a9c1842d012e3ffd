package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A board-state that answers when the test says so. */
public final class FakeSnapshots implements Snapshots {
    private final Deque<CompletableFuture<BoardSnapshot>> asked = new ArrayDeque<>();
    private int fetches;

    @Override
    public CompletionStage<BoardSnapshot> fetch(String boardId) {
        fetches++;
        var answer = new CompletableFuture<BoardSnapshot>();
        asked.add(answer);
        return answer;
    }

    /** Answers the oldest question. */
    public void answer(Position position) {
        assertThat(asked).as("a fetch under way").isNotEmpty();
        asked.remove().complete(TestFrames.snapshot(position));
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
