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
            known -> new AwarenessView.Update(TestFrames.frame("changes after " + known), version);

    @Test
    void a_message_is_sent_at_once_and_alone_if_nothing_is_queued() {
        outbound.send(TestFrames.frame("a"));

        assertThat(connection.frames()).containsExactly("\"a\"");
    }

    @Test
    void messages_queued_during_a_write_are_sent_as_one_frame() {
        outbound.send(TestFrames.frame("a"));
        outbound.send(TestFrames.frame("b"));
        outbound.send(TestFrames.frame("c"));
        assertThat(connection.writesUnderWay()).isEqualTo(1);

        connection.flush();

        assertThat(connection.frames()).containsExactly("\"a\"", "[\"b\",\"c\"]");
        assertThat(meters.sent).containsEntry(Lane.EVENTS, 3);
    }

    @Test
    void events_are_sent_before_earlier_awareness() {
        startAwareness();
        outbound.send(TestFrames.frame("a"));
        goOn();
        outbound.send(TestFrames.frame("b"));

        connection.flush();

        assertThat(connection.frames()).containsExactly("\"a\"", "[\"b\",\"changes after 1\"]");
    }

    @Test
    void awareness_is_sent_unchanged_to_a_connection_that_keeps_up() {
        startAwareness();
        goOn();
        connection.flush();
        goOn();

        assertThat(connection.frames()).containsExactly("\"step 2\"", "\"step 3\"");
        assertThat(meters.awarenessDelayed).isZero();
    }

    @Test
    void a_connection_that_is_behind_gets_one_merged_delta_and_queues_none() {
        startAwareness();
        IntStream.range(0, 1_000).forEach(i -> goOn());
        assertThat(connection.frames()).containsExactly("\"step 2\"");

        connection.flush();

        assertThat(connection.frames()).containsExactly("\"step 2\"", "\"changes after 2\"");
        assertThat(meters.awarenessDelayed).isEqualTo(999);
        assertThat(connection.closed()).isNull();
    }

    @Test
    void invisible_awareness_is_skipped() {
        startAwareness();
        outbound.sendAwareness(null, version, ++version);
        goOn();

        assertThat(connection.frames()).containsExactly("\"step 3\"");
    }

    @Test
    void A6_a_started_awareness_gets_the_full_state() {
        outbound.send(TestFrames.frame("a"));
        outbound.startAwareness(view);
        connection.flush();

        assertThat(connection.messages()).containsExactly("a", "changes after 0");
    }

    @Test
    void A6_no_awareness_is_sent_before_it_is_started() {
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
    void a_snapshot_of_any_size_may_be_queued_but_not_two() {
        var snapshot = TestFrames.frame("x".repeat(OutboundQueue.MAX_QUEUED_BYTES + 1));
        outbound.send(TestFrames.frame("under way"));
        outbound.sendSnapshot(snapshot, new Lease(() -> {}));
        outbound.send(TestFrames.frame("after it"));
        assertThat(connection.closed()).isNull();

        outbound.sendSnapshot(snapshot, new Lease(() -> {}));

        assertThat(connection.closed()).isEqualTo(CloseCode.SLOW);
    }

    @Test
    void a_large_snapshot_is_sent_alone_and_in_order() {
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
    void a_snapshot_is_sent_in_parts_one_write_at_a_time_with_nothing_between() {
        var text = "x".repeat(3 * SnapshotParts.PART_BYTES);
        outbound.sendSnapshot(TestFrames.frame(text), new Lease(() -> {}));
        outbound.send(TestFrames.frame("after it"));
        assertThat(connection.writesUnderWay()).isEqualTo(1);
        assertThat(connection.frames()).isEmpty();

        connection.flush();

        assertThat(connection.messages()).containsExactly(text, "after it");
    }

    @Test
    void J5_a_client_that_knows_parts_gets_a_large_snapshot_in_messages_that_are_announced() {
        var text = "가".repeat(SnapshotParts.PART_BYTES);
        var snapshot = TestFrames.frame(text);
        var freed = new AtomicInteger();
        var lease = new Lease(freed::incrementAndGet);
        outbound.sendSnapshotsInParts();
        outbound.sendSnapshot(snapshot, lease);
        lease.release();
        outbound.send(TestFrames.frame("after it"));

        connection.flush();

        assertThat(connection.messages()).hasSize(6);
        assertThat(connection.messages().get(0))
                .isEqualTo("{\"type\":\"snapshot-begin\",\"bytes\":" + snapshot.bytes() + "}");
        assertThat(connection.binary()).isEqualTo(snapshot.utf8());
        assertThat(connection.messages()).last().isEqualTo("after it");
        assertThat(freed).hasValue(1);
    }

    @Test
    void J5_a_small_snapshot_is_one_message_to_every_client() {
        outbound.sendSnapshotsInParts();
        outbound.sendSnapshot(TestFrames.frame("small"), new Lease(() -> {}));

        connection.flush();

        assertThat(connection.messages()).containsExactly("small");
    }

    @Test
    void a_snapshot_is_held_until_it_is_written_to_all() {
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
    void a_closed_connection_releases_its_snapshot_at_any_stage() {
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
    void a_close_drops_an_unwritten_snapshot_but_sends_its_reason() {
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
    void a_stuck_write_ends_the_connection_and_a_progressing_one_does_not() {
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
    void messages_queued_before_a_close_are_still_sent() {
        outbound.send(TestFrames.frame("under way"));
        outbound.send(TestFrames.frame("last words"));

        outbound.close(CloseCode.PROTOCOL);
        outbound.send(TestFrames.frame("too late"));
        connection.flush();

        assertThat(connection.messages()).containsExactly("under way", "last words");
        assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
    }

    @Test
    void a_connection_is_closed_once() {
        outbound.close(CloseCode.RESTART);
        outbound.close(CloseCode.UNAVAILABLE);

        assertThat(connection.closed()).isEqualTo(CloseCode.RESTART);
        assertThat(outbound.isClosed()).isTrue();
    }
}
