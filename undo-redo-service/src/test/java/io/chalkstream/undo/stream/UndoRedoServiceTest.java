package io.chalkstream.undo.stream;

import static io.chalkstream.undo.history.Person.historyMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.undo.EntrySummary;
import io.chalkstream.protocol.undo.EntrySummary.Action;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.undo.history.ElementFixtures;
import io.chalkstream.undo.history.ModelBoard;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The test plays the gateway and board-state. */
@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class UndoRedoServiceTest {
    private static final Author ANA = new Author("u-ana", "Ana", "c-ana-1", Role.TEACHER);

    private final String board = "board-" + UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private KafkaProbe kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaProbe(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void U8_undo_and_redo_restore_the_element() throws Exception {
        var model = new ModelBoard();
        decide(model, new BoardCommand.Edit(ANA, 1, List.of(ElementFixtures.put(ElementFixtures.rectangle("e1", 1)))));
        decide(model, new BoardCommand.Edit(ANA, 2, List.of(ElementFixtures.set("e1", ElementFixtures.x(5)))));
        var drawn = model.elements();

        request(Direction.UNDO, 1, 2);
        decide(model, kafka.commands(board, 1).get(0));
        request(Direction.UNDO, 2, 2);
        decide(model, kafka.commands(board, 2).get(1));
        assertThat(model.elements()).isEmpty();
        request(Direction.REDO, 3, 2);
        decide(model, kafka.commands(board, 3).get(2));
        request(Direction.REDO, 4, 2);
        decide(model, kafka.commands(board, 4).get(3));

        assertThat(model.elements()).isEqualTo(drawn);
        assertThat(kafka.messages(board, 6))
                .containsExactly(
                        historyMessage(1, 0, null, null),
                        new ServerMessage.History(2, 0, new EntrySummary(Action.MOVE, 1), null, null, null, null),
                        historyMessage(1, 1, Action.ADD, Action.MOVE, ANA.client(), 1),
                        historyMessage(0, 2, null, Action.ADD, ANA.client(), 2),
                        historyMessage(1, 1, Action.ADD, Action.MOVE, ANA.client(), 3),
                        historyMessage(2, 0, Action.MOVE, null, ANA.client(), 4));
    }

    @Test
    void U2_a_request_that_comes_before_its_change_waits_for_it() throws Exception {
        request(Direction.UNDO, 1, 1);
        kafka.send(Topic.UNDO_REQUESTS, board, new UndoRequest.Show(ANA));
        assertThat(kafka.messages(board, 1)).containsExactly(historyMessage(0, 0, null, null));
        assertThat(kafka.commandsSoFar(board)).isZero();

        kafka.send(Topic.BOARD_EVENTS, board, put(1));

        var command = kafka.commands(board, 1).get(0);
        assertThat(command.of()).isEqualTo(new ReversalOf(Direction.UNDO, 1));
        refuse(command);
    }

    @Test
    void F2_a_record_of_an_aborted_transaction_counts_once() throws Exception {
        var event = KafkaProbe.record(Topic.BOARD_EVENTS, board, put(1));
        try (var boardState = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", board),
                new StringSerializer(),
                new ByteArraySerializer())) {
            boardState.initTransactions();
            boardState.beginTransaction();
            boardState.send(event).get();
            assertThat(kafka.messages(board, 1)).containsExactly(historyMessage(1, 0, null, null));
            boardState.abortTransaction();
            boardState.beginTransaction();
            boardState.send(event).get();
            boardState.commitTransaction();
        }

        assertThat(kafka.messages(board, 2)).last().isEqualTo(historyMessage(1, 0, null, null));
    }

    @Test
    void no_transaction_of_this_service_holds_up_the_commands_of_others() throws Exception {
        kafka.send(Topic.BOARD_EVENTS, board, put(1));
        request(Direction.UNDO, 1, 1);
        var command = kafka.commands(board, 1).get(0);

        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            assertThat(admin.listTransactions().all().get())
                    .extracting(TransactionListing::transactionalId)
                    .noneMatch(id -> id.startsWith("undo-redo-service"));
        }
        refuse(command);
    }

    @Test
    void it_exposes_its_health_and_its_metrics() throws Exception {
        kafka.send(Topic.UNDO_REQUESTS, board, new UndoRequest.Show(ANA));
        kafka.messages(board, 1);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> answer("health/ready").statusCode() == 200);
        for (var check : List.of("live", "started")) {
            assertThat(get("health/" + check)).contains("\"UP\"", "kafka-streams");
        }
        assertThat(get("metrics")).contains("chalkstream_undo_commands_total");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("metrics")).contains("chalkstream_undo_requests_open 0.0"));
    }

    /** Ends the request that a command is for: nothing else would, and it would stay open for the other tests. */
    private void refuse(BoardCommand.Reverse command) throws Exception {
        kafka.send(
                Topic.BOARD_EVENTS,
                board,
                new Outcome.Refused(
                        command.author(), command.op(), command.of(), ErrorCode.NOTHING_TO_REVERSE, "nothing to undo"));
    }

    private Outcome.Accepted put(long seq) {
        return new Outcome.Accepted(
                1,
                seq,
                1,
                ANA,
                seq,
                null,
                null,
                List.of(new AppliedChange.Added(ElementFixtures.rectangle("e" + seq, 1))));
    }

    private void request(Direction direction, long request, long after) throws Exception {
        kafka.send(Topic.UNDO_REQUESTS, board, new UndoRequest.Reverse(ANA, direction, request, after));
    }

    private void decide(ModelBoard model, BoardCommand command) throws Exception {
        kafka.send(Topic.BOARD_EVENTS, board, model.decide(command).orElseThrow());
    }

    private String get(String path) throws Exception {
        var response = answer(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> answer(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(management.resolve(path)).build(), BodyHandlers.ofString());
    }
}
