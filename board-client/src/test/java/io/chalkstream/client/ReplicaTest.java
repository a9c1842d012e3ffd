package io.chalkstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.client.ResumePosition;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private static final long EPOCH = 1_700_000_000_000L;
    private static final Author SOMEBODY = new Author("u-ben", "Ben", "c-ben", Role.TEACHER);

    private final List<Long> applied = new ArrayList<>();
    private final List<Long> dropped = new ArrayList<>();
    private int clients;
    private final Replica replica = new Replica(
            new ClientOptions("b", "u-ana", "Ana", List.of(URI.create("ws://localhost")), () -> "")
                    .with(new BoardListener() {
                        @Override
                        public void applied(ServerMessage.Event event, long nanos) {
                            applied.add(event.seq());
                        }

                        @Override
                        public void dropped(ServerMessage.Event event, long nanos) {
                            dropped.add(event.seq());
                        }
                    }),
            () -> "c-ana-" + ++clients);

    @Test
    void C2_the_first_message_is_hello_without_a_position_when_nothing_is_known() {
        assertThat(replica.hello()).isEqualTo(new ClientMessage.Hello("c-ana-1", null));
    }

    @Test
    void J2_hello_resumes_at_the_known_epoch_and_seq() {
        join(snapshot(41));

        assertThat(replica.hello().resume()).isEqualTo(new ResumePosition(EPOCH, 41));
    }

    @Test
    void J4_operations_wait_for_welcome() {
        replica.hello();
        replica.apply(List.of(put("e1")));
        assertThat(replica.takeSendable()).isEmpty();

        assertThat(receive(welcome()).send()).containsExactly(new ClientMessage.Op(1, List.of(put("e1"))));
    }

    @Test
    void O3_the_next_event_is_applied() {
        join(snapshot(0));

        receive(event(1, SOMEBODY, 1, put("e1"), put("e2"), move("e1", 7), new Change.Remove("e2")));

        assertThat(replica.elements()).containsExactly(Map.entry("e1", element("e1", 7)));
        assertThat(replica.seq()).isEqualTo(1);
        assertThat(replica.epoch()).isEqualTo(EPOCH);
        assertThat(applied).containsExactly(1L);
    }

    @Test
    void O3_an_event_with_an_old_seq_is_dropped() {
        join(snapshot(3, element("e1", 0)));

        receive(event(3, SOMEBODY, 1, new Change.Remove("e1")));

        assertThat(replica.elements()).containsOnlyKeys("e1");
        assertThat(replica.seq()).isEqualTo(3);
        assertThat(dropped).containsExactly(3L);
    }

    @Test
    void O4_a_gap_makes_the_client_reconnect_with_its_old_position() {
        join(snapshot(3));

        assertThat(receive(event(5, SOMEBODY, 1, put("e1"))).reconnect()).isTrue();

        assertThat(replica.elements()).isEmpty();
        assertThat(replica.hello().resume()).isEqualTo(new ResumePosition(EPOCH, 3));
    }

    @Test
    void O2_at_seq_0_any_epoch_is_taken() {
        join(new ServerMessage.Snapshot(0, 0, BoardInfo.NEW, List.of()));

        assertThat(receive(event(1, SOMEBODY, 1, put("e1"))).reconnect()).isFalse();
        assertThat(replica.epoch()).isEqualTo(EPOCH);
    }

    @Test
    void O2_an_event_of_another_epoch_is_not_applied() {
        join(snapshot(3));

        assertThat(receive(new ServerMessage.Event(EPOCH + 1, 4, 1, SOMEBODY, 1, null, null, List.of(put("e1"))))
                        .reconnect())
                .isTrue();
        assertThat(replica.elements()).isEmpty();
    }

    @Test
    void E1_an_operation_is_settled_by_its_event() {
        join(snapshot(0));
        var submission = submit(put("e1"));

        receive(event(1, me(), 1, put("e1")));

        assertThat(submission.result()).isCompletedWithValue(new OperationResult.Done(OptionalLong.of(1)));
        assertThat(reconnect().send()).isEmpty();
    }

    @Test
    void E1_an_operation_is_settled_by_its_event_even_if_the_event_is_an_old_one() {
        join(snapshot(4));
        var submission = submit(put("e1"));

        receive(event(4, me(), 1, put("e1")));

        assertThat(submission.result()).isCompleted();
    }

    @Test
    void E1_an_operation_is_settled_by_accepted() {
        join(snapshot(0));
        var submission = submit(put("e1"));

        receive(new ServerMessage.Accepted(1));

        assertThat(submission.result()).isCompletedWithValue(new OperationResult.Done(OptionalLong.empty()));
    }

    @Test
    void E1_an_operation_is_settled_by_a_refusal() {
        join(snapshot(0));
        var submission = submit(new Change.Remove("e9"));

        receive(ServerMessage.Refused.op(1, ErrorCode.UNKNOWN_ELEMENT, "no e9"));

        assertThat(submission.result())
                .isCompletedWithValue(new OperationResult.Refused(ErrorCode.UNKNOWN_ELEMENT, "no e9"));
        assertThat(reconnect().send()).isEmpty();
    }

    @Test
    void E1_a_refusal_as_unavailable_settles_nothing() {
        join(snapshot(0));
        var submission = submit(put("e1"));

        assertThat(receive(ServerMessage.Refused.op(1, ErrorCode.UNAVAILABLE, "later"))
                        .reconnect())
                .isTrue();

        assertThat(submission.result()).isNotDone();
        assertThat(reconnect().send()).hasSize(1);
    }

    @Test
    void E1_another_clients_event_with_the_same_number_settles_nothing() {
        join(snapshot(0));
        var submission = submit(put("e1"));

        receive(event(1, SOMEBODY, 1, put("e2")));

        assertThat(submission.result()).isNotDone();
    }

    @Test
    void U11_the_number_of_a_reversal_settles_no_operation() {
        join(snapshot(5));
        var submission = submit(put("e1"));

        receive(new ServerMessage.Event(
                EPOCH,
                6,
                1,
                me(),
                1,
                new ReversalOf(ReversalOf.Direction.UNDO, 5),
                null,
                List.of(new Change.Remove("e0"))));

        assertThat(submission.result()).isNotDone();
    }

    @Test
    void O6_an_operation_of_several_events_is_acknowledged_by_the_last_one() {
        join(snapshot(0));
        var submission = replica.apply(List.of(put("e1"), put("e2")));

        receive(new ServerMessage.Event(EPOCH, 1, 1, me(), 1, null, true, List.of(put("e1"))));
        assertThat(submission.result()).isNotDone();
        assertThat(replica.elements()).containsOnlyKeys("e1");

        receive(new ServerMessage.Event(EPOCH, 2, 1, me(), 1, null, null, List.of(put("e2"))));
        assertThat(submission.result()).isDone();
        assertThat(replica.elements()).containsOnlyKeys("e1", "e2");
    }

    @Test
    void O9_what_stands_on_what_was_seen_is_meant_for_the_life_that_was_seen() {
        join(snapshot(3));
        replica.apply(List.of(new Change.Clear()));
        replica.apply(List.of(put("e1")));
        replica.undo();
        assertThat(replica.takeSendable())
                .containsExactly(
                        new ClientMessage.Op(1, EPOCH, List.of(new Change.Clear())),
                        new ClientMessage.Op(2, List.of(put("e1"))),
                        new ClientMessage.Undo(1, 2, EPOCH));

        replica.apply(List.of(new Change.Delete()));
        replica.apply(List.of(new Change.Clear()));
        replica.redo();
        assertThat(replica.takeSendable())
                .as("after a deletion, nobody knows the next life yet")
                .containsExactly(
                        new ClientMessage.Op(3, EPOCH, List.of(new Change.Delete())),
                        new ClientMessage.Op(4, List.of(new Change.Clear())),
                        new ClientMessage.Redo(2, 4, null));
    }

    @Test
    void O9_neither_an_untouched_nor_a_deleted_board_has_a_life_that_is_known() {
        join(snapshot(0));
        replica.undo();
        receive(event(1, SOMEBODY, 1, put("e1")));
        receive(event(2, SOMEBODY, 2, new Change.Delete()));
        replica.redo();

        assertThat(replica.takeSendable())
                .containsExactly(new ClientMessage.Undo(1, 0, null), new ClientMessage.Redo(2, 0, null));
    }

    @Test
    void B12_a_deleted_board_is_empty() {
        join(snapshot(0));
        receive(event(1, SOMEBODY, 1, put("e1")));

        receive(event(2, SOMEBODY, 2, new Change.Delete()));

        assertThat(replica.elements()).isEmpty();
    }

    @Test
    void E2_at_most_64_operations_are_in_flight() {
        join(snapshot(0));
        for (int i = 1; i <= 70; i++) {
            replica.apply(List.of(put("e" + i)));
        }
        assertThat(opsOf(replica.takeSendable()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 64).boxed().toList());
        assertThat(replica.takeSendable()).isEmpty();

        assertThat(opsOf(receive(event(1, me(), 1, put("e1"))).send())).containsExactly(65L);
    }

    @Test
    void E3_after_a_reconnect_everything_without_an_outcome_is_sent_again_in_order() {
        join(snapshot(0));
        submit(put("e1"));
        submit(put("e2"));
        submit(put("e3"));
        receive(event(1, me(), 1, put("e1")));

        assertThat(opsOf(reconnect().send())).containsExactly(2L, 3L);
    }

    @Test
    void J3_a_snapshot_replaces_the_board_and_operations_in_flight_are_sent_again() {
        join(snapshot(1, element("old", 0)));
        submit(put("e1"));

        var effects = receive(snapshot(9, element("new", 0)));

        assertThat(replica.elements()).containsOnlyKeys("new");
        assertThat(replica.seq()).isEqualTo(9);
        assertThat(opsOf(effects.send())).containsExactly(1L);
    }

    @Test
    void E5_after_a_gap_operations_are_sent_again_from_the_expected_one() {
        join(snapshot(0));
        for (int i = 1; i <= 5; i++) {
            submit(put("e" + i));
        }

        assertThat(opsOf(receive(gap(3, 2)).send())).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void E5_operations_that_fell_into_the_same_gap_are_sent_again_once() {
        join(snapshot(0));
        for (int i = 1; i <= 4; i++) {
            submit(put("e" + i));
        }
        assertThat(receive(gap(3, 2)).send()).hasSize(3);

        assertThat(receive(gap(4, 2)).send()).isEmpty();
        assertThat(opsOf(receive(gap(3, 2)).send()))
                .as("what was sent again was lost again")
                .containsExactly(2L, 3L, 4L);
    }

    @Test
    void E5_a_client_whose_numbers_are_forgotten_takes_a_new_id_and_numbers_from_1() {
        join(snapshot(0));
        submit(put("e1"));
        submit(put("e2"));
        receive(event(1, me(), 1, put("e1")));
        var second = submit(put("e3"));
        replica.undo();

        assertThat(receive(gap(2, 1)).reconnect()).isTrue();
        assertThat(reconnect().send()).as("asked once more").hasSize(3);
        assertThat(receive(gap(2, 1)).reconnect()).isTrue();

        assertThat(replica.hello().client()).isEqualTo("c-ana-2");
        assertThat(receive(welcome()).send())
                .isEqualTo(List.of(
                        new ClientMessage.Op(1, List.of(put("e2"))),
                        new ClientMessage.Op(2, List.of(put("e3"))),
                        new ClientMessage.Undo(1, 2, EPOCH)));
        receive(event(2, me(), 1, put("e2")));
        receive(event(3, me(), 2, put("e3")));
        assertThat(second.result()).isCompleted();
        assertThat(replica.apply(List.of(put("e4"))).number()).isEqualTo(3);
    }

    @Test
    void E5_an_outdated_refusal_keeps_the_client_id() {
        join(snapshot(0));
        submit(put("e1"));
        submit(put("e2"));
        submit(put("e3"));
        receive(event(1, me(), 1, put("e1")));

        assertThat(receive(gap(2, 1)).reconnect()).isTrue();
        reconnect();
        receive(event(2, me(), 2, put("e2")));
        receive(gap(3, 1));

        assertThat(replica.hello().client()).isEqualTo(me().client());
        assertThat(opsOf(reconnect().send())).containsExactly(3L);
    }

    @Test
    void U2_undo_and_redo_count_together_and_name_the_last_operation() {
        join(snapshot(0));
        replica.undo();
        submit(put("e1"));
        replica.redo();

        assertThat(reconnect().send())
                .isEqualTo(List.of(
                        new ClientMessage.Op(1, List.of(put("e1"))),
                        new ClientMessage.Undo(1, 0, null),
                        new ClientMessage.Redo(2, 1, null)));
    }

    @Test
    void U3_a_request_is_sent_again_until_history_with_it_or_a_later_one() {
        join(snapshot(0));
        var first = replica.undo();
        var second = replica.undo();
        var third = replica.undo();

        receive(history(0, "c-ana-1", 2L));

        assertThat(first.result()).isCompleted();
        assertThat(second.result()).isCompleted();
        assertThat(third.result()).isNotDone();
        assertThat(reconnect().send()).isEqualTo(List.of(new ClientMessage.Undo(3, 0, null)));
    }

    @Test
    void U3_a_request_is_settled_by_its_refusal() {
        join(snapshot(0));
        var undo = replica.undo();

        receive(ServerMessage.Refused.request(1, ErrorCode.NOTHING_TO_REVERSE, "nothing"));

        assertThat(undo.result())
                .isCompletedWithValue(new OperationResult.Refused(ErrorCode.NOTHING_TO_REVERSE, "nothing"));
    }

    @Test
    void U3_history_for_another_tab_settles_nothing() {
        join(snapshot(0));
        var undo = replica.undo();

        receive(history(0, "c-ana-other", 1L));
        receive(history(1, null, null));

        assertThat(undo.result()).isNotDone();
        assertThat(replica.history()).isEqualTo(history(1, null, null));
    }

    private void join(ServerMessage.Snapshot snapshot) {
        replica.hello();
        receive(welcome());
        receive(snapshot);
    }

    private ReplicaEffects reconnect() {
        replica.disconnected();
        replica.hello();
        return receive(welcome());
    }

    private Submission submit(Change change) {
        var submission = replica.apply(List.of(change));
        replica.takeSendable();
        return submission;
    }

    private ReplicaEffects receive(ServerMessage message) {
        var effects = replica.receive(message, 0);
        effects.settled().forEach(ReplicaEffects.Settled::deliver);
        return effects;
    }

    private Author me() {
        return new Author("u-ana", "Ana", replica.client(), Role.TEACHER);
    }

    private static List<Long> opsOf(List<? extends ClientMessage> messages) {
        return messages.stream()
                .map(message -> ((ClientMessage.Op) message).op())
                .toList();
    }

    private static ServerMessage.Welcome welcome() {
        return new ServerMessage.Welcome("gateway", Role.TEACHER);
    }

    private static ServerMessage.Snapshot snapshot(long seq, Element... elements) {
        return new ServerMessage.Snapshot(EPOCH, seq, BoardInfo.NEW, List.of(elements));
    }

    private static ServerMessage.Event event(long seq, Author author, long op, Change... changes) {
        return new ServerMessage.Event(EPOCH, seq, 1, author, op, null, null, List.of(changes));
    }

    private static ServerMessage.History history(int redo, @Nullable String client, @Nullable Long request) {
        return new ServerMessage.History(3, redo, null, null, client, request, null);
    }

    private static ServerMessage.Refused gap(long op, long expected) {
        return new ServerMessage.Refused(op, null, ErrorCode.OP_GAP, "gap", expected, null);
    }

    private static Change put(String id) {
        return new Change.Put(element(id, 0));
    }

    private static Change move(String id, int x) {
        return Json.read("{\"kind\":\"set\",\"id\":\"%s\",\"props\":{\"x\":%d}}".formatted(id, x), Change.class);
    }

    private static Element element(String id, int x) {
        return Json.read("""
                {"id":"%s","type":"text","props":{"x":%d,"y":0,"z":"a1","color":"red","size":24,"text":"hello"}}
                """.formatted(id, x), Element.class);
    }
}
