package io.chalkstream.boardstate.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kit.background.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CommandProgressTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CompletableFuture<Long> committed = new CompletableFuture<>();
    private final CommandProgress progress = new CommandProgress(
            new CommandLog() {
                @Override
                public CompletionStage<Long> endOffset(int partition) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public CompletionStage<Long> nextOffset(int partition) {
                    asked.incrementAndGet();
                    return committed;
                }
            },
            Duration.ofMillis(1),
            System::nanoTime,
            Scheduler.ofCommonPool());

    @Test
    void a_partition_that_was_just_opened_is_as_far_as_its_last_commit() {
        var ownership = opened();
        assertThat(isAt(ownership, 0)).isFalse();

        committed.complete(7L);

        assertThat(isAt(ownership, 7)).isTrue();
        assertThat(isAt(ownership, 8)).isFalse();
    }

    @Test
    void a_late_answer_of_the_broker_never_lowers_the_progress() {
        var ownership = opened();
        ownership.advanceTo(9);

        committed.complete(7L);

        assertThat(isAt(ownership, 9)).isTrue();
    }

    @Test
    void progress_from_before_a_reopening_does_not_count() {
        var before = opened();
        before.advanceTo(100);
        var after = opened();
        progress.closed(3, before);

        assertThat(progress.of(3)).isSameAs(after);
        assertThat(isAt(after, 1)).isFalse();
        progress.closed(3, after);
        assertThat(progress.of(3)).isNull();
    }

    @Test
    void a_request_without_answer_is_repeated_while_the_partition_is_open() {
        committed = CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        var ownership = opened();
        await().until(() -> asked.get() > 2);
        assertThat(isAt(ownership, 0)).isFalse();

        committed = CompletableFuture.completedFuture(7L);

        assertThat(ownership.reached("b1", 7)).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void a_failed_request_is_repeated() {
        var failing = new AtomicInteger();
        var ownership = new PartitionOwnership();
        new CommandProgress(
                        new CommandLog() {
                            @Override
                            public CompletionStage<Long> endOffset(int partition) {
                                throw new UnsupportedOperationException();
                            }

                            @Override
                            public CompletionStage<Long> nextOffset(int partition) {
                                if (failing.incrementAndGet() < 3) {
                                    throw new IllegalStateException("the client was closed");
                                }
                                return CompletableFuture.completedFuture(7L);
                            }
                        },
                        Duration.ofMillis(1),
                        System::nanoTime,
                        Scheduler.ofCommonPool())
                .opened(3, ownership);

        await().until(() -> isAt(ownership, 7));
    }

    @Test
    void waiting_for_a_closed_partition_fails() {
        var ownership = opened();
        var waiting = ownership.reached("b1", 9);

        progress.closed(3, ownership);

        assertThat(waiting).isCompletedExceptionally();
        assertThat(ownership.reached("b1", 9)).isCompletedExceptionally();
    }

    private PartitionOwnership opened() {
        var ownership = new PartitionOwnership();
        progress.opened(3, ownership);
        return ownership;
    }

    private static boolean isAt(PartitionOwnership ownership, long end) {
        return ownership.reached("b1", end).isDone();
    }
}
