package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.code.CloseCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final String BOARD = "b1";
    private static final long EPOCH = 100;
    private static final Position NEW_BOARD = new Position(0, 0);

    private final FakeBoardStateClient snapshots = new FakeBoardStateClient();
    private final ManualScheduler timer = new ManualScheduler();
    private final CountingMeters meters = new CountingMeters();
    private final RoomRegistry rooms =
            new RoomRegistry(SampleMessages.parts(snapshots, timer, meters, SampleMessages.LIMITS));

    @Test
    void J1_a_first_joiner_gets_a_snapshot_then_the_events_since_then_live_events() {
        var ana = join("ana");
        event(7);
        event(8);
        snapshots.answer(at(7));
        event(9);

        assertThat(ana.messages()).containsExactly("snapshot 100/7", "event 100/8", "event 100/9");
    }

    @Test
    void J1_joiners_at_the_same_time_share_one_fetch() {
        var ana = join("ana");
        var ben = join("ben");
        snapshots.answer(at(7));
        event(8);

        assertThat(snapshots.fetches()).isEqualTo(1);
        assertThat(ana.messages()).containsExactly("snapshot 100/7", "event 100/8");
        assertThat(ben.messages()).containsExactly("snapshot 100/7", "event 100/8");
    }

    @Test
    void J2_a_valid_resume_position_gets_the_events_after_it_and_no_snapshot() {
        joinAt(7);
        event(8);
        event(9);

        var ben = join("ben", at(8));
        event(10);

        assertThat(ben.messages()).containsExactly("event 100/9", "event 100/10");
        assertThat(snapshots.fetches()).isEqualTo(1);
        assertThat(meters.resumed).isEqualTo(1);
    }

    @Test
    void J2_a_position_older_than_the_replay_buffer_gets_missed_events_from_the_history() {
        joinAt(7);
        event(8);

        var ben = join("ben", at(5));
        event(9);
        snapshots.answerMissed(at(8));
        ben.flush();

        assertThat(ben.messages()).containsExactly("event 100/6", "event 100/7", "event 100/8", "event 100/9");
        assertThat(snapshots.fetches()).isEqualTo(1);
        assertThat(meters.caughtUp).isEqualTo(1);
    }

    @Test
    void J2_a_position_older_than_the_history_gets_a_snapshot() {
        joinAt(7);

        var ben = join("ben", at(3));
        snapshots.failMissed();
        snapshots.answer(at(7));

        assertThat(ben.messages()).containsExactly("snapshot 100/7");
    }

    @Test
    void J2_subscribers_at_the_same_position_share_one_fetch_of_missed_events() {
        joinAt(7);

        var ben = join("ben", at(5));
        var eva = join("eva", at(5));
        snapshots.answerMissed(at(7));

        assertThat(ben.messages()).containsExactly("event 100/6", "event 100/7").isEqualTo(eva.messages());
        assertThat(snapshots.missedFrom()).isNull();
    }

    @Test
    void J2_an_event_delivered_meanwhile_is_not_sent_again() {
        var ana = join("ana", at(7));
        event(8);
        snapshots.answerMissed(at(9));
        event(9);
        ana.flush();

        assertThat(ana.messages()).containsExactly("event 100/8", "event 100/9");
    }

    @Test
    void J2_a_position_of_another_epoch_gets_a_snapshot() {
        joinAt(7);

        var ben = join("ben", new Position(EPOCH - 1, 7));
        snapshots.failMissed();
        snapshots.answer(at(7));

        assertThat(ben.messages()).containsExactly("snapshot 100/7");
    }

    @Test
    void J2_a_position_later_than_the_board_gets_a_snapshot() {
        joinAt(7);

        var ben = join("ben", at(70));
        snapshots.failMissed();
        snapshots.answer(at(7));
        event(8);

        assertThat(ben.messages()).containsExactly("snapshot 100/7", "event 100/8");
    }

    @Test
    void A9_J2_nobody_resumes_before_board_state_has_said_who_may_see_what() {
        join("ana", at(7));
        event(8);
        var ben = join("ben", at(7));
        snapshots.failMissed();
        assertThat(ben.messages()).isEmpty();

        snapshots.answer(at(8));

        assertThat(ben.messages()).containsExactly("event 100/8");
    }

    @Test
    void J2_a_client_that_reopens_a_room_resumes_if_it_missed_nothing() {
        var ana = join("ana", at(7));
        snapshots.answerMissed(at(7));
        event(8);

        assertThat(ana.messages()).containsExactly("event 100/8");
        assertThat(snapshots.fetches()).isZero();
    }

    @Test
    void J2_a_replay_buffer_drops_its_oldest_events_when_it_holds_too_many() {
        joinAt(0);
        for (int seq = 1; seq <= ReplayBuffer.MAX_EVENTS + 1; seq++) {
            event(seq);
        }

        var resumed = join("ben", at(1));
        assertThat(resumed.messages().get(0)).isEqualTo("event 100/2");
        resumed.flush();
        assertThat(resumed.messages()).hasSize(ReplayBuffer.MAX_EVENTS).endsWith("event 100/1001");
        assertThat(join("eva", at(0)).messages()).isEmpty();
    }

    @Test
    void J2_a_replay_buffer_drops_its_oldest_events_when_they_are_too_large() {
        joinAt(0);
        var half = TestFrames.frame("x".repeat(ReplayBuffer.MAX_BYTES / 2));
        rooms.find(BOARD).event(at(1), half, null);
        rooms.find(BOARD).event(at(2), half, null);

        assertThat(join("ben", at(1)).messages()).hasSize(1);
        assertThat(join("eva", at(0)).messages()).isEmpty();
    }

    @Test
    void O2_a_subscriber_at_seq_0_takes_any_epoch() {
        var ana = join("ana");
        snapshots.answer(NEW_BOARD);
        event(1);

        assertThat(ana.messages()).containsExactly("snapshot 0/0", "event 100/1");
    }

    @Test
    void O3_an_event_with_an_old_seq_is_dropped() {
        var ana = joinAt(7);
        event(8);
        event(8);
        event(3);
        event(9);

        assertThat(ana.messages()).containsExactly("snapshot 100/7", "event 100/8", "event 100/9");
        assertThat(meters.gaps).isZero();
    }

    @Test
    void O3_an_event_of_an_earlier_epoch_is_dropped() {
        var ana = joinAt(7);
        rooms.find(BOARD).event(new Position(EPOCH - 1, 8), TestFrames.frame("old life"), null);
        event(8);

        assertThat(ana.messages()).containsExactly("snapshot 100/7", "event 100/8");
    }

    @Test
    void O3_a_snapshot_ahead_of_fanout_loses_and_repeats_no_event() {
        var ana = joinAt(7);
        var ben = join("ben");
        snapshots.answer(at(9));
        event(8);
        event(9);
        event(10);

        assertThat(ana.messages()).containsExactly("snapshot 100/7", "event 100/8", "event 100/9", "event 100/10");
        assertThat(ben.messages()).containsExactly("snapshot 100/9", "event 100/10");
    }

    @Test
    void O3_the_first_events_of_a_board_reach_earlier_subscribers_when_another_joins() {
        var ana = join("ana");
        snapshots.answer(NEW_BOARD);
        var ben = join("ben");
        snapshots.answer(at(1));
        event(1);
        event(2);

        assertThat(ana.messages()).containsExactly("snapshot 0/0", "event 100/1", "event 100/2");
        assertThat(ben.messages()).containsExactly("snapshot 100/1", "event 100/2");
    }

    @Test
    void O4_a_gap_gives_everyone_a_new_snapshot_and_the_events_after_it() {
        var ana = joinAt(7);
        var ben = join("ben", at(7));
        event(10);
        event(11);
        snapshots.answer(at(10));
        event(12);

        assertThat(ana.messages()).containsExactly("snapshot 100/7", "snapshot 100/10", "event 100/11", "event 100/12");
        assertThat(ben.messages()).containsExactly("snapshot 100/10", "event 100/11", "event 100/12");
        assertThat(meters.gaps).isEqualTo(1);
    }

    @Test
    void O4_a_snapshot_from_before_the_gap_is_fetched_again() {
        var ana = joinAt(7);
        event(10);
        snapshots.answer(at(8));
        assertThat(ana.messages()).containsExactly("snapshot 100/7");

        timer.run();
        snapshots.answer(at(9));

        assertThat(ana.messages()).containsExactly("snapshot 100/7", "snapshot 100/9", "event 100/10");
    }

    @Test
    void O4_a_subscriber_beyond_the_gap_continues() {
        var ana = joinAt(7);
        var ben = join("ben");
        snapshots.answer(at(11));
        event(12);

        assertThat(ben.messages()).containsExactly("snapshot 100/11", "event 100/12");
        snapshots.answer(at(12));
        assertThat(ana.messages()).containsExactly("snapshot 100/7", "snapshot 100/12");
        assertThat(ben.messages()).containsExactly("snapshot 100/11", "event 100/12");
    }

    @Test
    void O4_a_new_epoch_gives_everyone_a_new_snapshot() {
        var ana = joinAt(7);
        var ben = join("ben", at(7));
        var reborn = new Position(EPOCH + 1, 1);
        rooms.find(BOARD).event(reborn, TestFrames.event(reborn), null);
        snapshots.answer(reborn);

        assertThat(ana.messages()).containsExactly("snapshot 100/7", "snapshot 101/1");
        assertThat(ben.messages()).containsExactly("snapshot 101/1");
    }

    @Test
    void O4_a_new_epoch_gives_a_new_snapshot_also_to_a_subscriber_ahead_of_an_empty_replay_buffer() {
        join("ana");
        snapshots.answer(NEW_BOARD);
        var ben = join("ben");
        snapshots.answer(at(3));
        var reborn = new Position(EPOCH + 1, 1);
        rooms.find(BOARD).event(reborn, TestFrames.event(reborn), null);
        snapshots.answer(reborn);

        assertThat(ben.messages()).containsExactly("snapshot 100/3", "snapshot 101/1");
    }

    @Test
    void B12_a_new_subscriber_of_a_deleted_board_gets_it_empty_and_then_its_next_epoch() {
        var ana = joinAt(7);
        event(8);
        var ben = join("ben");
        snapshots.answer(new Position(EPOCH + 1, 0));
        var reborn = new Position(EPOCH + 5, 1);
        rooms.find(BOARD).event(reborn, TestFrames.event(reborn), null);
        snapshots.answer(reborn);

        assertThat(ben.messages()).containsExactly("snapshot 101/0", "event 105/1");
        assertThat(ana.messages()).containsExactly("snapshot 100/7", "event 100/8", "snapshot 105/1");
    }

    @Test
    void O4_a_snapshot_of_a_new_epoch_is_given_to_everyone() {
        var ana = joinAt(7);
        join("ben");
        snapshots.answer(new Position(EPOCH + 1, 3));
        event(8);

        assertThat(ana.messages()).containsExactly("snapshot 100/7", "snapshot 101/3");
    }

    @Test
    void an_unreachable_board_state_is_retried_with_backoff_and_the_client_stays() {
        var ana = join("ana");
        for (int attempt = 0; attempt < 7; attempt++) {
            snapshots.fail();
            timer.run();
        }
        snapshots.answer(at(7));

        assertThat(timer.delays())
                .startsWith(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400))
                .endsWith(Duration.ofSeconds(2));
        assertThat(ana.messages()).containsExactly("snapshot 100/7");
        assertThat(ana.closed()).isNull();
    }

    @Test
    void C4_a_newer_connection_of_the_same_client_closes_the_older_one() {
        var older = new FakeConnection();
        var olderMember = subscriber("ana", older, null);
        rooms.join(BOARD, olderMember);
        var newer = join("ana");
        snapshots.answer(at(7));

        assertThat(older.closed()).isEqualTo(CloseCode.SUPERSEDED);
        assertThat(older.messages()).isEmpty();
        assertThat(newer.messages()).containsExactly("snapshot 100/7");
        assertThat(rooms.leave(BOARD, olderMember)).isFalse();
        assertThat(rooms.size()).isEqualTo(1);
    }

    @Test
    void F1_an_answer_reaches_only_its_client_and_a_persons_frame_all_their_tabs() {
        var tab1 = joinAs("tab1", "ana");
        var tab2 = joinAs("tab2", "ana");
        var ben = joinAs("ben", "ben");

        rooms.find(BOARD).toClient("tab1", TestFrames.frame("answer"));
        rooms.find(BOARD).toUser("ana", TestFrames.frame("history"));
        tab1.flush();
        tab2.flush();
        ben.flush();

        assertThat(tab1.messages()).containsExactly("answer", "history");
        assertThat(tab2.messages()).containsExactly("history");
        assertThat(ben.messages()).isEmpty();
    }

    @Test
    void an_empty_room_is_dropped_and_stops_fetching() {
        var connection = new FakeConnection();
        var ana = subscriber("ana", connection, null);
        rooms.join(BOARD, ana);
        snapshots.fail();

        assertThat(rooms.leave(BOARD, ana)).isTrue();
        timer.run();

        assertThat(rooms.find(BOARD)).isNull();
        assertThat(snapshots.fetches()).isEqualTo(1);
        assertThat(rooms.leave(BOARD, ana)).isFalse();
    }

    private static Position at(long seq) {
        return new Position(EPOCH, seq);
    }

    private void event(long seq) {
        rooms.find(BOARD).event(at(seq), TestFrames.event(at(seq)), null);
    }

    private FakeConnection joinAt(long seq) {
        var connection = join("first");
        snapshots.answer(seq == 0 ? NEW_BOARD : at(seq));
        return connection;
    }

    private FakeConnection join(String client) {
        return join(client, null);
    }

    private FakeConnection join(String client, Position resume) {
        var connection = new FakeConnection();
        connection.writeAtOnce();
        rooms.join(BOARD, subscriber(client, connection, resume));
        return connection;
    }

    private FakeConnection joinAs(String client, String user) {
        var connection = new FakeConnection();
        rooms.join(BOARD, SampleMessages.subscriber(client, user, SampleMessages.queue(connection, meters), null));
        return connection;
    }

    private Subscriber subscriber(String client, FakeConnection connection, Position resume) {
        return SampleMessages.subscriber(client, client, SampleMessages.queue(connection, meters), resume);
    }
}
