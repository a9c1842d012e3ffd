package io.chalkstream.boardstate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kit.memory.MemoryBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReadMemoryTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ReadMemory memory = new ReadMemory(100, Duration.ZERO);

    @Test
    void a_response_for_which_there_is_no_memory_has_to_wait_until_another_is_released() {
        var first = body(memory, 60);
        var second = reserve(memory, "b", 60);
        assertThat(second).isNotDone();

        first.release();

        assertThat(second).isCompleted();
        assertThat(memory.used()).isEqualTo(60);
        assertThat(memory.waiting()).isZero();
    }

    @Test
    void boards_take_turns_and_each_boards_requests_their_order() {
        var first = body(memory, 100);
        var order = new ArrayList<String>();
        for (var board : List.of("a", "a", "a", "b", "c")) {
            var unused = reserve(memory, board, 100).thenAccept(reservation -> {
                order.add(board);
                reservation.release();
            });
        }

        first.release();

        assertThat(order).containsExactly("a", "b", "c", "a", "a");
    }

    @Test
    void memory_is_reserved_until_the_last_holder_has_released_the_response() {
        var body = body(memory, 60);
        body.retain();
        body.release();
        assertThat(memory.used()).isEqualTo(60);

        body.release();

        assertThat(memory.used()).isZero();
        assertThat(body.chunk(0)).isNull();
    }

    @Test
    void a_response_that_has_just_been_written_is_not_broken_off_for_another() {
        var patient = new ReadMemory(100, Duration.ofHours(1));
        var recent = body(patient, 60);
        recent.close();

        assertThat(patient.reserve("b", 60, System.nanoTime()))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(BoardUnavailableException.class);
        assertThat(recent.failure()).isNull();
        assertThat(patient.waiting()).isZero();
        recent.release();
        assertThat(patient.used()).as("nothing is left of who gave up").isZero();
    }

    @Test
    void the_response_that_is_held_longest_after_its_end_is_broken_off_for_a_new_one() {
        var slow = body(memory, 50);
        slow.close();
        var later = body(memory, 50);
        later.close();

        body(memory, 50);

        assertThat(slow.failure()).isInstanceOf(BoardUnavailableException.class);
        assertThat(later.failure()).isNull();
        assertThat(memory.used()).isEqualTo(100);
        slow.release();
        assertThat(memory.used()).as("released once").isEqualTo(100);
    }

    @Test
    void a_response_that_becomes_slow_while_another_waits_is_broken_off_then() {
        var impatient = new ReadMemory(100, Duration.ofMillis(50));
        var slow = body(impatient, 60);
        slow.close();

        var waiting = reserve(impatient, "b", 60);

        assertThat(slow.failure()).isNull();
        await().until(waiting::isDone);
        assertThat(slow.failure()).isInstanceOf(BoardUnavailableException.class);
    }

    @Test
    void with_too_many_waiting_further_requests_are_refused_at_once() {
        var patient = new ReadMemory(100, LONG);
        body(patient, 100);
        for (int i = 0; i < ReadMemory.MAX_WAITING; i++) {
            assertThat(reserve(patient, "b", 1)).isNotDone();
        }

        assertThat(reserve(patient, "c", 1)).isCompletedExceptionally();
        assertThat(patient.waiting()).isEqualTo(ReadMemory.MAX_WAITING);
    }

    private static StreamingBody body(ReadMemory memory, long bytes) {
        return memory.body(reserve(memory, "b", bytes).join());
    }

    private static CompletableFuture<MemoryBudget.Reservation> reserve(ReadMemory memory, String board, long bytes) {
        return memory.reserve(board, bytes, System.nanoTime() + LONG.toNanos());
    }
}
