package io.chalkstream.undo.stream;

import static io.chalkstream.undo.history.Person.historyMessage;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.undo.history.ElementFixtures;
import io.chalkstream.undo.history.ModelBoard;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a restart leaves of the histories, with the local state lost each time. */
@Timeout(120)
class RestartTest {
    private static final Author ANA = new Author("u-ana", "Ana", "c-ana-1", Role.TEACHER);

    private static EmbeddedKafka broker;
    private static int tests;

    private final String board = "board-" + ++tests;
    private final String applicationId = "undo-" + tests;
    private final ModelBoard model = new ModelBoard();
    private KafkaProbe kafka;
    private UndoServiceInstance streams;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedKafka.startTemporary();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() {
        kafka = new KafkaProbe(broker.bootstrapServers());
        startStreams();
    }

    @AfterEach
    void stop() {
        streams.close();
        kafka.close();
    }

    @Test
    void U1_stacks_survive_a_restart() throws Exception {
        edit(1);
        edit(2);
        undo(1, 2);
        decide(kafka.commands(board, 1).get(0));
        assertThat(kafka.messages(board, 3)).last().isEqualTo(history(1, 1, 1L));

        restart();

        undo(2, 2);
        assertThat(kafka.commands(board, 2).get(1).of()).isEqualTo(new ReversalOf(Direction.UNDO, 1));
    }

    @Test
    void U2_a_waiting_request_survives_a_restart() throws Exception {
        undo(1, 1);
        show();
        kafka.messages(board, 1);

        restart();
        edit(1);

        assertThat(kafka.commands(board, 1).get(0).of()).isEqualTo(new ReversalOf(Direction.UNDO, 1));
    }

    @Test
    void a_command_without_outcome_is_sent_again_after_a_restart() throws Exception {
        edit(1);
        undo(1, 1);
        var command = kafka.commands(board, 1).get(0);

        restart();

        assertThat(kafka.commands(board, 2)).containsExactly(command, command);
    }

    @Test
    void U3_input_read_again_after_a_crash_has_no_second_effect() throws Exception {
        edit(1);
        edit(2);
        undo(1, 2);
        decide(kafka.commands(board, 1).get(0));
        undo(2, 2);
        decide(kafka.commands(board, 2).get(1));
        int expected = 4;
        assertThat(kafka.messages(board, expected)).last().isEqualTo(history(0, 2, 2L));

        streams.close();
        forgetOffsets();
        startStreams();

        // Two edits, two undos and their two events come again; each is answered, and nothing else happens.
        expected += 6;
        assertThat(kafka.messages(board, expected)).endsWith(history(0, 2, 2L), history(0, 2, 2L));
        show();
        assertThat(kafka.messages(board, expected + 1)).last().isEqualTo(history(0, 2, 2L));
        assertThat(kafka.commandsSoFar(board)).isEqualTo(2);
    }

    private ServerMessage history(int undo, int redo, long request) {
        return historyMessage(undo, redo, ANA.client(), request);
    }

    private void edit(long op) throws Exception {
        decide(new BoardCommand.Edit(ANA, op, List.of(ElementFixtures.put(ElementFixtures.rectangle("e" + op, 1)))));
    }

    private void undo(long request, long after) throws Exception {
        kafka.send(Topic.UNDO_REQUESTS, board, new UndoRequest.Reverse(ANA, Direction.UNDO, request, after));
    }

    private void show() throws Exception {
        kafka.send(Topic.UNDO_REQUESTS, board, new UndoRequest.Show(ANA));
    }

    private void decide(BoardCommand command) throws Exception {
        kafka.send(Topic.BOARD_EVENTS, board, model.decide(command).orElseThrow());
    }

    private void restart() {
        streams.close();
        startStreams();
    }

    private void startStreams() {
        streams = UndoServiceInstance.start(broker.bootstrapServers(), applicationId);
    }

    /** As if nothing had been committed: all inputs come again. */
    private void forgetOffsets() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            var groups = List.of(applicationId);
            while (admin.describeConsumerGroups(groups)
                            .all()
                            .get()
                            .get(applicationId)
                            .groupState()
                    != GroupState.EMPTY) {
                Thread.onSpinWait();
            }
            var committed = admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
            admin.deleteConsumerGroupOffsets(applicationId, new HashSet<>(committed.keySet()))
                    .all()
                    .get();
        }
    }
}
