package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.room.RoomMeters.Lane;
import io.chalkstream.kit.memory.EvictingBudget;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {
    private final FakeConnection connection = new FakeConnection();
    private final CountingMeters meters = new CountingMeters();
    private final OutboundQueue outbound = SampleMessages.queue(connection, meters);
    private long version = 1;
    private final AwarenessView view =
            known -> new AwarenessView.Update(TestFrames.frame("news after " + known), version);

    @Test
    void a_message_goes_out_at_once_and_alone_when_nothing_waits() {
        outbound.send(TestFrames.frame("a"));

        assertThat(connection.frames()).containsExactly("\"a\"");
    }

    @Test
    void what_comes_during_a_write_waits_and_goes_out_as_one_frame() {
        outbound.send(TestFrames.frame("a"));
        outbound.send(TestFrames.frame("b"));
        outbound.send(TestFrames.frame("c"));
        assertThat(connection.writesUnderWay()).isEqualTo(1);

        connection.flush();

        assertThat(connection.frames()).containsExactly("\"a\"", "[\"b\",\"c\"]");
        assertThat(meters.sent).containsEntry(Lane.EVENTS, 3);
    }

    @Test
    void events_go_before_awareness_that_came_earlier() {
        startAwareness();
        outbound.send(TestFrames.frame("a"));
        goOn();
        outbound.send(TestFrames.frame("b"));

        connection.flush();

        assertThat(connection.frames()).containsExactly("\"a\"", "[\"b\",\"news after 1\"]");
    }

    @Test
    void awareness_goes_out_as_it_is_to_a_connection_that_keeps_up() {
        startAwareness();
        goOn();
        connection.flush();
        goOn();

        assertThat(connection.frames()).containsExactly("\"step 2\"", "\"step 3\"");
        assertThat(meters.awarenessDelayed).isZero();
    }

    @Test
    void a_connection_that_is_behind_gets_one_merged_delta_and_nothing_waits_for_it() {
        startAwareness();
        IntStream.range(0, 1_000).forEach(i -> goOn());
        assertThat(connection.frames()).containsExactly("\"step 2\"");

        connection.flush();

        assertThat(connection.frames()).containsExactly("\"step 2\"", "\"news after 2\"");
        assertThat(meters.awarenessDelayed).isEqualTo(999);
        assertThat(connection.closed()).isNull();
    }

    @Test
    void awareness_that_there_is_nothing_to_see_of_is_passed_over() {
        startAwareness();
        outbound.sendAwareness(null, version, ++version);
        goOn();

        assertThat(connection.frames()).containsExactly("\"step 3\"");
    }

    @Test
    void A6_a_new_watcher_gets_what_is_known_already() {
        outbound.send(TestFrames.frame("a"));
        outbound.startAwareness(view);
        connection.flush();

        assertThat(connection.messages()).containsExactly("a", "news after 0");
    }

    @Test
    void A6_nobody_gets_awareness_before_they_watch() {
        goOn();

        assertThat(connection.frames()).isEmpty();
    }

    /** Begins to watch where there is nothing to see yet. */
    private void startAwareness() {
        outbound.startAwareness(known -> known == 0 ? new AwarenessView.Update(null, version) : view.since(known));
    }

    private void goOn() {
        long before = version++;
        outbound.sendAwareness(TestFrames.frame("step " + version), before, version);
    }

    @Test
    void C6_a_connection_with_too_many_bytes_waiting_is_closed_as_slow() {
        var large = TestFrames.frame("x".repeat(OutboundQueue.MAX_QUEUED_BYTES / 2));
        outbound.send(TestFrames.frame("under way"));
        outbound.send(large);
        assertThat(connection.closed()).isNull();

        outbound.send(large);

        assertThat(connection.closed()).isEqualTo(CloseCode.SLOW);
        assertThat(connection.messages()).containsExactly("under way");
        assertThat(meters.closedSlow).isEqualTo(1);
    }

    @Test
    void a_snapshot_of_any_size_may_wait_but_not_two() {
        var snapshot = TestFrames.frame("x".repeat(OutboundQueue.MAX_QUEUED_BYTES + 1));
        outbound.send(TestFrames.frame("under way"));
        outbound.sendSnapshot(snapshot, new Lease(() -> {}));
        outbound.send(TestFrames.frame("after it"));
        assertThat(connection.closed()).isNull();

        outbound.sendSnapshot(snapshot, new Lease(() -> {}));

        assertThat(connection.closed()).isEqualTo(CloseCode.SLOW);
    }

    @Test
    void a_large_snapshot_goes_out_alone_and_in_its_place() {
        outbound.send(TestFrames.frame("under way"));
        outbound.send(TestFrames.frame("before"));
        outbound.sendSnapshot(TestFrames.frame("x".repeat(FrameBatch.MAX_BYTES)), new Lease(() -> {}));
        outbound.send(TestFrames.frame("after"));

        connection.flush();

        assertThat(connection.frames()).hasSize(4);
        assertThat(connection.frames().get(1)).isEqualTo("\"before\"");
        assertThat(connection.frames().get(3)).isEqualTo("\"after\"");
    }

    @Test
    void a_snapshot_is_sent_in_parts_each_when_the_socket_has_taken_the_one_before_and_nothing_comes_between() {
        var text = "x".repeat(3 * SnapshotParts.PART_BYTES);
        outbound.sendSnapshot(TestFrames.frame(text), new Lease(() -> {}));
        outbound.send(TestFrames.frame("after it"));
        assertThat(connection.writesUnderWay()).isEqualTo(1);
        assertThat(connection.frames()).isEmpty();

        connection.flush();

        assertThat(connection.messages()).containsExactly(text, "after it");
    }

    @Test
    void a_snapshot_is_needed_until_it_is_written_to_all() {
        var freed = new AtomicInteger();
        var lease = new Lease(freed::incrementAndGet);
        var other = new FakeConnection();
        var snapshot = TestFrames.frame("x".repeat(SnapshotParts.PART_BYTES));
        outbound.sendSnapshot(snapshot, lease);
        SampleMessages.queue(other, meters).sendSnapshot(snapshot, lease);
        lease.release();

        connection.flush();
        assertThat(freed).hasValue(0);
        other.flush();

        assertThat(freed).hasValue(1);
    }

    @Test
    void a_snapshot_is_needed_no_more_by_a_connection_that_is_gone_wherever_it_was() {
        for (int parts = 0; parts < 3; parts++) {
            var freed = new AtomicInteger();
            var lease = new Lease(freed::incrementAndGet);
            var gone = new FakeConnection();
            var queue = SampleMessages.queue(gone, meters);
            queue.send(TestFrames.frame("under way"));
            queue.sendSnapshot(TestFrames.frame("x".repeat(3 * SnapshotParts.PART_BYTES)), lease);
            lease.release();
            for (int i = 0; i < parts; i++) {
                gone.finishWrite();
            }
            assertThat(freed).hasValue(0);

            queue.stop();
            gone.flush();

            assertThat(freed).hasValue(1);
        }
    }

    @Test
    void a_close_leaves_out_a_snapshot_that_is_not_written_yet_but_not_its_reason() {
        outbound.send(TestFrames.frame("under way"));
        outbound.sendSnapshot(TestFrames.frame("snapshot"), new Lease(() -> {}));
        outbound.send(TestFrames.frame("event"));

        outbound.close(ErrorCode.REVOKED, "over", CloseCode.REVOKED);

        assertThat(connection.messages()).hasSize(2).last().asString().contains("revoked");
        assertThat(connection.closed()).isEqualTo(CloseCode.REVOKED);
    }

    @Test
    void a_close_in_the_middle_of_a_snapshot_sends_nothing_more() {
        outbound.sendSnapshot(TestFrames.frame("x".repeat(3 * SnapshotParts.PART_BYTES)), new Lease(() -> {}));
        connection.finishWrite();

        outbound.close(ErrorCode.REVOKED, "over", CloseCode.REVOKED);

        assertThat(connection.messages()).isEmpty();
        assertThat(connection.closed()).isEqualTo(CloseCode.REVOKED);
    }

    @Test
    void a_write_that_fails_ends_the_connection() {
        outbound.send(TestFrames.frame("lost"));
        outbound.send(TestFrames.frame("next"));

        connection.failWrite();

        assertThat(connection.closed()).isEqualTo(CloseCode.UNAVAILABLE);
        assertThat(outbound.isClosed()).isTrue();
    }

    @Test
    void a_write_that_takes_too_long_ends_the_connection_and_one_that_goes_on_does_not() {
        long now = 0;
        for (int i = 0; i < 20; i++) {
            outbound.send(TestFrames.frame("a"));
            outbound.closeIfStuck(now);
            now += OngoingWrite.STUCK_AFTER.toMillis() - 1;
            outbound.closeIfStuck(now);
            connection.finishWrite();
        }
        assertThat(connection.closed()).isNull();
        connection.flush();

        outbound.send(TestFrames.frame("b"));
        outbound.closeIfStuck(now);
        outbound.closeIfStuck(now + OngoingWrite.STUCK_AFTER.toMillis());

        assertThat(connection.closed()).isEqualTo(CloseCode.SLOW);
    }

    @Test
    void C6_when_more_waits_than_there_is_memory_for_the_connection_with_the_most_is_closed_as_slow() {
        var evicted = new ArrayDeque<Runnable>();
        var memory = new EvictingBudget(1_000, 1_000, evicted::add);
        var slow = new OutboundQueue(connection, meters, memory, "b1");
        var other = new FakeConnection();
        var quick = new OutboundQueue(other, meters, memory, "b2");
        for (int i = 0; i < 4; i++) {
            slow.send(TestFrames.frame("x".repeat(200)));
        }

        quick.send(TestFrames.frame("y".repeat(198)));
        evicted.forEach(Runnable::run);

        assertThat(connection.closed()).isEqualTo(CloseCode.SLOW);
        assertThat(other.closed()).isNull();
        assertThat(memory.used()).isEqualTo(200);
        other.flush();
        assertThat(memory.used()).isZero();
    }

    @Test
    void what_was_sent_before_a_close_still_goes_out() {
        outbound.send(TestFrames.frame("under way"));
        outbound.send(TestFrames.frame("last words"));

        outbound.close(CloseCode.PROTOCOL);
        outbound.send(TestFrames.frame("too late"));
        connection.flush();

        assertThat(connection.messages()).containsExactly("under way", "last words");
        assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
    }

    @Test
    void it_closes_once() {
        outbound.close(CloseCode.RESTART);
        outbound.close(CloseCode.UNAVAILABLE);

        assertThat(connection.closed()).isEqualTo(CloseCode.RESTART);
        assertThat(outbound.isClosed()).isTrue();
    }
}
