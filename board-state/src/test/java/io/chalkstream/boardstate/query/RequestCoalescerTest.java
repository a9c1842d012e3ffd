package io.chalkstream.boardstate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestCoalescerTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<String> readings = new ArrayList<>();
    private Runnable whileReading = () -> {};
    private final RequestCoalescer<String, Integer> reads = new RequestCoalescer<>(
            (question, answer) -> {
                readings.add(question);
                answer.complete(readings.size());
                whileReading.run();
                return CompletableFuture.completedFuture(null);
            },
            answer -> answer,
            waiting::add);

    @Test
    void requests_before_a_read_begins_share_it() {
        var first = reads.get("a");
        var second = reads.get("a");

        runAll();

        assertThat(first.join()).isEqualTo(1);
        assertThat(second.join()).isEqualTo(1);
        assertThat(readings).containsExactly("a");
    }

    @Test
    void requests_during_a_read_share_the_next_one_and_never_get_an_older_result() {
        var first = reads.get("a");
        var late = new ArrayList<CompletableFuture<Integer>>();
        whileReading = () -> {
            if (readings.size() == 1) {
                late.add(reads.get("a"));
                late.add(reads.get("a"));
            }
        };

        runAll();

        assertThat(first.join()).isEqualTo(1);
        assertThat(late).extracting(answer -> answer.join()).containsExactly(2, 2);
        assertThat(readings).hasSize(2);
    }

    @Test
    void a_request_after_a_read_gets_a_read_of_its_own() {
        var unused1 = reads.get("a");
        runAll();
        var later = reads.get("a");
        runAll();

        assertThat(later.join()).isEqualTo(2);
    }

    @Test
    void different_requests_have_reads_of_their_own() {
        var unused2 = reads.get("a");
        var unused3 = reads.get("b");
        runAll();

        assertThat(readings).containsExactly("a", "b");
    }

    @Test
    void a_failed_read_does_not_block_the_next_one() {
        whileReading = () -> {
            throw new IllegalStateException("broken");
        };
        var unused4 = reads.get("a");
        assertThatThrownBy(this::runAll).hasMessage("broken");
        whileReading = () -> {};

        var next = reads.get("a");
        runAll();

        assertThat(next.join()).isEqualTo(2);
    }

    private void runAll() {
        for (var work = waiting.poll(); work != null; work = waiting.poll()) {
            work.run();
        }
    }
}
