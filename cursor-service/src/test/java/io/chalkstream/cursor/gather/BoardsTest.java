package io.chalkstream.cursor.gather;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.cursor.CursorUpdate;
import io.chalkstream.protocol.cursor.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

class BoardsTest {
    private static final long TICK = BoardGatherer.TICK.toNanos();

    private final List<String> published = new ArrayList<>();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::at));
    private long now;
    private final Boards boards = new Boards(
            () -> now,
            (nanos, task) -> tasks.add(new Task(now + nanos, task)),
            (boardId, frame) -> published.add(boardId + " " + places(frame)));

    private record Task(long at, Runnable action) {}

    @Test
    void A2_each_board_has_its_own_tick() {
        boards.take("algebra", at(1), 1);
        boards.take("biology", at(2), 1);

        assertThat(published).containsExactly("algebra [1.0]", "biology [2.0]");
    }

    @Test
    void A2_what_was_gathered_goes_out_at_the_tick() {
        boards.take("algebra", at(1), 1);
        boards.take("algebra", at(2), 1);
        boards.take("algebra", at(3), 1);

        runUntil(TICK);

        assertThat(published).containsExactly("algebra [1.0]", "algebra [3.0]");
    }

    @Test
    void A2_ticks_go_on_as_long_as_there_are_moves() {
        for (int i = 0; i < 10; i++) {
            boards.take("algebra", at(i), 1);
            runUntil(now + TICK / 2);
        }

        assertThat(published)
                .containsExactly(
                        "algebra [0.0]",
                        "algebra [1.0]",
                        "algebra [3.0]",
                        "algebra [5.0]",
                        "algebra [7.0]",
                        "algebra [9.0]");
    }

    @Test
    void a_board_at_rest_is_forgotten_and_costs_nothing() {
        boards.take("algebra", at(1), 1);
        assertThat(boards.active()).isEqualTo(1);

        runUntil(TICK);

        assertThat(boards.active()).isZero();
        assertThat(tasks).isEmpty();
    }

    @Test
    void A2_a_board_that_was_forgotten_begins_anew_at_once() {
        boards.take("algebra", at(1), 1);
        runUntil(TICK);

        boards.take("algebra", at(2), 1);

        assertThat(published).containsExactly("algebra [1.0]", "algebra [2.0]");
    }

    private void runUntil(long end) {
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            var task = tasks.remove();
            now = task.at();
            task.action().run();
        }
        now = end;
    }

    private static CursorUpdate at(double x) {
        return new CursorUpdate.Moved(new Pointer("ana", "u-ana", "Ana", x, 0));
    }

    private static List<Double> places(Frame frame) {
        return frame.awareness().moved().stream().map(Pointer::x).toList();
    }
}
