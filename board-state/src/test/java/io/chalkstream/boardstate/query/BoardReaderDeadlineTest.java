package io.chalkstream.boardstate.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.fanout.BoardMetadata;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class BoardReaderDeadlineTest {
    private static final BoardMetadata METADATA = new BoardMetadata(1, 1, new VisibilityPolicy(false), false);

    private final CompletableFuture<BoardResponse> response = new CompletableFuture<>();

    @Test
    void G2_whoever_waits_is_turned_away_in_time_and_what_comes_later_is_given_back() {
        var body = new ForwardedBody();
        var released = new CompletableFuture<Void>();
        body.whenReleased(() -> released.complete(null));

        assertThat(BoardReader.inTime(response, System.nanoTime()))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(BoardUnavailableException.class);
        response.complete(new BoardResponse(METADATA, false, body));

        assertThat(released).isCompleted();
    }

    @Test
    void a_response_and_a_failure_in_time_are_passed_on() {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        var answer = new BoardResponse(METADATA, false, new ForwardedBody());
        var broken = new IllegalStateException("broken");

        assertThat(BoardReader.inTime(CompletableFuture.completedFuture(answer), deadline))
                .isCompletedWithValue(answer);
        assertThat(BoardReader.inTime(CompletableFuture.failedFuture(broken), deadline))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCause(broken);
    }
}
