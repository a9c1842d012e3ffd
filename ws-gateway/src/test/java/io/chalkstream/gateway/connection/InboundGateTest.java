package io.chalkstream.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.room.FakeConnection;
import io.chalkstream.kit.memory.MemoryBudget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboundGateTest {
    private static final int RATE = 1_000;
    private static final int BURST = 5 * RATE;
    private static final int OPERATIONS = 300;
    private static final int OPERATION_BURST = OPERATIONS / 5;
    private static final int DELIVERED = 1024 * 1024;
    /** Each operation takes twice its bytes. */
    private static final int MEMORY = 400 * 1024;

    private long now;
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<Duration> laterDelays = new ArrayList<>();
    private final Deque<Publication> publications = new ArrayDeque<>();
    private final MemoryBudget memory = new MemoryBudget(MEMORY, MEMORY);
    private final Admission admission =
            new Admission(new Admission.Rates(RATE, 2 * RATE, OPERATIONS, DELIVERED), memory, this::later, () -> now);
    private final Timers timers = new Timers();
    private final FakeConnection connection = new FakeConnection();
    private final InboundGate gate = gate(connection, "u-ana");
    private final List<String> published = new ArrayList<>();

    private static final class Timers implements ConnectionScheduler {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final List<Duration> delays = new ArrayList<>();

        @Override
        public void after(Duration delay, Runnable task) {
            delays.add(delay);
            tasks.add(task);
        }

        @Override
        public void every(Duration period, Runnable task) {
            throw new UnsupportedOperationException();
        }

        void run() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }

    @Test
    void L6_all_connections_of_a_person_to_a_board_share_their_bytes() {
        var second = new FakeConnection();
        var gateOfSecond = gate(second, "u-ana");
        gate.frame(BURST);
        assertThat(connection.isPaused()).isFalse();

        gateOfSecond.frame(RATE);
        assertThat(second.isPaused()).isTrue();
        assertThat(timers.delays).containsExactly(Duration.ofSeconds(1));

        timers.run();
        assertThat(second.isPaused()).isFalse();
    }

    @Test
    void L6_a_person_over_the_rate_does_not_slow_others_of_the_board() {
        gate.frame(BURST + RATE);
        var other = new FakeConnection();
        gate(other, "u-ben").frame(RATE);

        assertThat(connection.isPaused()).isTrue();
        assertThat(other.isPaused()).isFalse();
    }

    @Test
    void L6_people_of_a_board_share_its_bytes() {
        var connections = new ArrayList<FakeConnection>();
        for (int i = 0; i < 4; i++) {
            var one = new FakeConnection();
            gate(one, "u-" + i).frame(BURST * 2 / 3);
            connections.add(one);
        }

        assertThat(connections).extracting(FakeConnection::isPaused).containsExactly(false, false, false, true);
    }

    @Test
    void L6_all_people_of_a_board_share_its_rate_of_operations() {
        for (int i = 0; i < OPERATION_BURST; i++) {
            gate(new FakeConnection(), "u-" + i).operation("c", 1, 0, Publication::durable);
            admission.decided("b1", "c");
        }
        assertThat(memory.reserved()).isZero();

        gate.operation("c", 1, 0, Publication::durable);
        assertThat(connection.isPaused()).isTrue();
    }

    @Test
    void L6_operations_that_were_read_before_a_pause_wait_for_its_end() {
        for (int i = 0; i < OPERATION_BURST + 3; i++) {
            operation("o" + i, 1);
            decide();
        }
        assertThat(published)
                .as("one more than may come, which pauses the connection")
                .hasSize(OPERATION_BURST + 1);

        now += 2;
        timers.tasks.remove().run();
        assertThat(published).hasSize(OPERATION_BURST + 2);
        assertThat(connection.isPaused()).isTrue();

        timers.run();
        assertThat(published).hasSize(OPERATION_BURST + 3);
        assertThat(connection.isPaused()).isFalse();
    }

    @Test
    void L6_the_longer_operations_take_the_fewer_of_a_board_may_come() {
        for (int i = 0; i < OPERATIONS; i++) {
            operation("slow", 1);
            now += 100;
            decide();
            timers.run();
        }
        now += 1_000;
        published.clear();

        for (int i = 0; i < OPERATIONS; i++) {
            operation("o", 1);
        }

        assertThat(published)
                .as("half of the burst is assured; the other operations count for four each")
                .hasSize(OPERATION_BURST / 2 + OPERATION_BURST / 2 / 4 + 1);
    }

    @Test
    void L6_operations_wait_for_memory_in_order_while_the_socket_is_not_read() {
        operation("first", 200 * 1024);
        operation("second", 100 * 1024);
        operation("third", 1 * 1024);
        assertThat(published).containsExactly("first");
        assertThat(connection.isPaused()).isTrue();

        decide();
        timers.run();

        assertThat(published).containsExactly("first", "second", "third");
        assertThat(connection.isPaused()).isFalse();
    }

    @Test
    void L6_a_connection_that_ends_while_it_waits_holds_no_memory() {
        operation("first", 200 * 1024);
        operation("second", 200 * 1024);
        gate.close();

        decide();

        assertThat(published).containsExactly("first");
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void L6_a_connection_that_ends_when_memory_is_granted_holds_none() {
        operation("first", 200 * 1024);
        operation("second", 200 * 1024);
        decide();

        gate.close();

        assertThat(memory.reserved()).isZero();
    }

    @Test
    void L6_of_one_board_only_so_many_operations_are_on_their_way_as_have_memory_however_small_they_are() {
        for (int i = 0; i < 60; i++) {
            operation("o" + i, 1);
        }
        assertThat(published).hasSize(50);
        assertThat(connection.isPaused()).isTrue();

        decide();
        timers.run();

        assertThat(published).hasSize(51);
    }

    @Test
    void L6_an_operation_whose_outcome_is_not_seen_makes_room_a_second_after_it_is_durable() {
        operation("first", 200 * 1024);
        publications.remove().durable();
        assertThat(laterDelays).containsExactly(Duration.ofSeconds(1));

        later.remove().run();

        assertThat(memory.reserved()).isZero();
        decide();
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void L6_an_operation_that_was_not_published_makes_room_at_once() {
        operation("first", 200 * 1024);
        publications.remove().failed();

        assertThat(memory.reserved()).isZero();
    }

    @Test
    void L6_the_outcome_of_somebody_else_s_operation_makes_no_room() {
        operation("first", 200 * 1024);

        admission.decided("b1", "u-ben_1");
        admission.decided("b2", "u-ana_1");
        assertThat(memory.reserved()).isEqualTo(MEMORY);

        admission.decided("b1", null);
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void L6_an_operation_counts_for_each_connection_that_gets_it() {
        gate.operation("u-ana_1", 50 * 1024, 100, publications::add);
        assertThat(connection.isPaused()).isFalse();

        gate.operation("u-ana_1", 1, 1_024, publications::add);

        assertThat(timers.delays).containsExactly(Duration.ofMillis(883));
    }

    private void decide() {
        admission.decided("b1", "u-ana_1");
    }

    private void later(Duration delay, Runnable task) {
        laterDelays.add(delay);
        later.add(task);
    }

    private InboundGate gate(FakeConnection of, String user) {
        return new InboundGate(admission, of, timers, "b1", user);
    }

    private void operation(String name, int bytes) {
        gate.operation("u-ana_1", bytes, 1, publication -> {
            published.add(name);
            publications.add(publication);
        });
    }
}
