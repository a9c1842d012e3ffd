package io.chalkstream.boardstate.query;

import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.T0;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.boardstate.stream.FilledStore;
import io.chalkstream.boardstate.stream.PartitionOwnership;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalBoardReaderTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int THREADS = 16;

    private final KeyValueStore<String, byte[]> store = FilledStore.with(
            "b1", T0, edit(ANA, 1, put(text("e1"))), edit(ANA, 2, put(text("e2"))), edit(ANA, 3, put(text("e3"))));
    private final PartitionOwnership ownership = new PartitionOwnership();
    private CompletableFuture<PartitionOwnership> caughtUp = CompletableFuture.completedFuture(ownership);
    private final ReadMemory memory = new ReadMemory(10_000_000, Duration.ofHours(1));
    private final LocalBoardReader reader = new LocalBoardReader(new Partitions(), new BoardLocks(), memory);

    private final class Partitions implements BoardPartitions {
        @Override
        public CompletableFuture<PartitionOwnership> caughtUp(String boardId, int partition, long deadline) {
            return caughtUp;
        }

        @Override
        public ReadOnlyKeyValueStore<String, byte[]> store(int partition) {
            return store;
        }

        @Override
        public void requireStillOwned(int partition, PartitionOwnership ownership) {}
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void H1_a_hole_in_a_history_is_no_forgotten_event_but_reported() {
        store.delete(BoardKeys.event("b1", 2));

        for (var resource : List.of(
                new BoardResource.Missed(1),
                new BoardResource.Events(0),
                new BoardResource.History(3, Role.TEACHER),
                new BoardResource.At(1),
                new BoardResource.At(0))) {
            assertThat(read(resource))
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOf(NotKeptException.class)
                    .withMessageContaining("event 2 is missing")
                    .withMessageContaining("damaged");
            assertThat(ownership.takeDamage()).containsOnlyKeys("b1");
        }
        assertThat(read(new BoardResource.Current())).succeedsWithin(LONG);
        assertThat(read(new BoardResource.Missed(2))).succeedsWithin(LONG);
        assertThat(ownership.takeDamage()).isEmpty();
        await().until(() -> memory.used() == 0);
    }

    @Test
    void H1_a_removed_event_is_no_damage() {
        assertThat(read(new BoardResource.Missed(9))).failsWithin(LONG);

        assertThat(ownership.takeDamage()).isEmpty();
    }

    @Test
    void reads_that_wait_for_a_partition_or_for_memory_hold_up_no_other_read() {
        caughtUp = new CompletableFuture<>();
        var behind = new ArrayList<CompletableFuture<Long>>();
        for (int i = 0; i < 2 * THREADS; i++) {
            behind.add(read(new BoardResource.Events(i)));
        }
        caughtUp = CompletableFuture.completedFuture(ownership);

        assertThat(read(new BoardResource.Current())).succeedsWithin(LONG);
        assertThat(behind).allSatisfy(waiting -> assertThat(waiting).isNotDone());

        var all = memory.reserve("b2", 10_000_000, System.nanoTime() + LONG.toNanos());
        var waiting = read(new BoardResource.Current());
        await().until(() -> memory.waiting() == 1);
        assertThat(reader.executor().getActiveCount()).isZero();
        all.join().release();
        assertThat(waiting).succeedsWithin(LONG);
    }

    private CompletableFuture<Long> read(BoardResource resource) {
        return reader.read(
                new BoardQuery("b1", resource, false, true),
                0,
                new CompletableFuture<>(),
                System.nanoTime() + LONG.toNanos());
    }
}
