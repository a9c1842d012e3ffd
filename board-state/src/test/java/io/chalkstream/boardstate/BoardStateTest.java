package io.chalkstream.boardstate;

import static io.chalkstream.boardstate.KafkaProbe.header;
import static io.chalkstream.boardstate.board.Samples.ANA;
import static io.chalkstream.boardstate.board.Samples.BEN;
import static io.chalkstream.boardstate.board.Samples.author;
import static io.chalkstream.boardstate.board.Samples.edit;
import static io.chalkstream.boardstate.board.Samples.put;
import static io.chalkstream.boardstate.board.Samples.remove;
import static io.chalkstream.boardstate.board.Samples.set;
import static io.chalkstream.boardstate.board.Samples.text;
import static io.chalkstream.boardstate.board.Samples.undo;
import static io.chalkstream.boardstate.board.Samples.x;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Changes;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.MutableBoard;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.fanout.SnapshotHeaders;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.BoardHistory;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class BoardStateTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String board = "b-" + UUID.randomUUID();
    private final long now = System.currentTimeMillis();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/")
    URI root;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    ServiceTokens tokens;

    private KafkaProbe kafka;

    @BeforeEach
    void connect() {
        kafka = new KafkaProbe(bootstrapServers);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> management("health/ready").statusCode() == 200);
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void F1_F3_a_command_becomes_an_event_with_its_routing_and_the_timestamp_of_the_command() {
        kafka.send(board, edit(ANA, 1, put(text("e1"))), now - 1_234);

        var event = kafka.await(Topic.BOARD_EVENTS, board, 1).get(0);
        var frame = kafka.await(Topic.FANOUT, board, 1).get(0);

        assertThat(event.timestamp()).isEqualTo(now - 1_234);
        assertThat(frame.timestamp()).isEqualTo(now - 1_234);
        assertThat(header(frame, "to")).isEqualTo("board");
        assertThat(header(frame, "epoch")).isEqualTo(Long.toString(now - 1_234));
        assertThat(header(frame, "seq")).isEqualTo("1");
        var accepted = (Outcome.Accepted) Json.read(event.value(), Outcome.class);
        assertThat(Json.read(frame.value(), ServerMessage.class))
                .isEqualTo(new ServerMessage.Event(
                        now - 1_234, 1, now - 1_234, ANA, 1, null, null, accepted.clientChanges()));
        assertThat(accepted.clientChanges()).containsExactly(put(text("e1")));
    }

    @Test
    void E4_repeated_operations_are_answered_and_have_no_second_effect() {
        kafka.send(board, edit(ANA, 1, put(text("e1"))), now);
        kafka.send(board, edit(ANA, 2, put(text("e1"))), now);
        kafka.send(board, edit(ANA, 1, put(text("e1"))), now);
        kafka.send(board, edit(ANA, 2, put(text("e1"))), now);
        kafka.send(board, edit(ANA, 9, put(text("e9"))), now);

        var frames = kafka.await(Topic.FANOUT, board, 5);

        assertThat(header(frames.get(0), "to")).isEqualTo("board");
        for (var answer : frames.subList(1, 5)) {
            assertThat(header(answer, "to")).isEqualTo("client");
            assertThat(header(answer, "id")).isEqualTo("ana");
        }
        assertThat(frames.get(3).value()).isEqualTo(frames.get(1).value());
        assertThat(messages(frames.subList(1, 5)))
                .extracting(message -> message.getClass().getSimpleName())
                .containsExactly("Refused", "Accepted", "Refused", "Refused");
        assertThat(messages(frames).get(4))
                .isEqualTo(new ServerMessage.Refused(9L, null, ErrorCode.OP_GAP, "operation 3 is expected", 3L, null));
        assertThat(outcomes(2)).extracting(Outcome::op).containsExactly(1L, 2L);
    }

    @Test
    void G8_V10_a_clients_outcomes_are_at_the_paths_of_this_release_and_of_the_last_one() throws Exception {
        kafka.send(board, edit(ANA, 1, put(text("e1"))), now);
        kafka.send(board, edit(ANA, 2, put(text("e1"))), now);
        outcomes(2);

        for (var path : List.of("/clients/", "/sessions/")) {
            assertThat(get("boards/" + board + path + ANA.client()).body())
                    .startsWith("{\"lastOp\":2,\"refusals\":[{\"op\":2,\"code\":\"element-exists\"");
        }
    }

    @Test
    void a_refused_reversal_is_published_to_undo_only_and_again_when_it_is_repeated() {
        var undo = undo(ANA, 1_000, 1, new Reversal.Withdraw(text("e1")));
        kafka.send(board, undo, now);
        kafka.send(board, undo, now);
        kafka.send(board, edit(BEN, 1, put(text("e2"))), now);

        var outcomes = outcomes(3);

        assertThat(outcomes.get(0)).isEqualTo(outcomes.get(1));
        assertThat(((Outcome.Refused) outcomes.get(0)).code()).isEqualTo(ErrorCode.NOTHING_TO_REVERSE);
        assertThat(outcomes.get(0).reverses()).isEqualTo(undo.of());
        assertThat(header(kafka.await(Topic.FANOUT, board, 1).get(0), "to")).isEqualTo("board");
    }

    @Test
    void D1_D2_records_that_are_no_commands_become_dead_letters_and_later_ones_are_decided() {
        byte[] largest = new byte[900 * 1024];
        kafka.send(board, "no command".getBytes(StandardCharsets.UTF_8), 1_234);
        kafka.send(board, largest, now);
        kafka.send(board, edit(ANA, 1, put(text("e1"))), now);

        assertThat(messages(kafka.await(Topic.FANOUT, board, 1)).get(0)).isInstanceOf(ServerMessage.Event.class);
        var letters = kafka.await(Topic.BOARD_COMMANDS_DEAD_LETTERS, board, 2);
        assertThat(letters.get(0).value()).asString(StandardCharsets.UTF_8).isEqualTo("no command");
        assertThat(header(letters.get(0), "dead-letter-topic")).isEqualTo("board-commands");
        assertThat(header(letters.get(0), "dead-letter-timestamp")).isEqualTo("1234");
        assertThat(letters.get(0).timestamp()).isGreaterThanOrEqualTo(now);
        assertThat(letters.get(1).value()).isEqualTo(largest);
        assertThat(Long.parseLong(header(letters.get(1), "dead-letter-offset")))
                .isGreaterThan(Long.parseLong(header(letters.get(0), "dead-letter-offset")));
    }

    @Test
    void a_snapshot_is_the_board_after_its_last_event() throws Exception {
        kafka.send(board, edit(ANA, 1, put(text("e2")), put(text("e1")), put(text("e3"))), now);
        kafka.send(board, edit(BEN, 1, set("e1", x(5)), remove("e3")), now + 1);
        kafka.await(Topic.FANOUT, board, 2);

        var response = get("boards/" + board);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue(SnapshotHeaders.EPOCH)).hasValue(Long.toString(now));
        assertThat(response.headers().firstValue(SnapshotHeaders.SEQ)).hasValue("2");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(Json.read(response.body(), ServerMessage.class))
                .isEqualTo(new ServerMessage.Snapshot(
                        now,
                        2,
                        BoardInfo.NEW.changed(ANA.person(), now).changed(BEN.person(), now + 1),
                        List.of(text("e1").with(x(5)), text("e2"))));
    }

    @Test
    void a_snapshot_is_compressed_on_request() throws Exception {
        kafka.send(board, edit(ANA, 1, puts(500)), now);
        kafka.await(Topic.FANOUT, board, 1);

        var plain = get("boards/" + board);
        var request = request("boards/" + board)
                .header("Accept-Encoding", "br;q=1, gzip;q=0.5")
                .build();
        var compressed = http.send(request, BodyHandlers.ofByteArray());

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValue(SnapshotHeaders.SEQ)).hasValue("1");
        assertThat(compressed.body().length).isLessThan(plain.body().length() / 4);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(plain.body());
    }

    @Test
    void G6_the_events_after_any_kept_one_are_those_that_clients_got() throws Exception {
        for (int op = 1; op <= 4; op++) {
            kafka.send(board, edit(ANA, op, put(text("e" + op))), now + op);
        }
        var frames = kafka.await(Topic.FANOUT, board, 4);

        for (int after = 0; after <= 4; after++) {
            var response = get("boards/" + board + "/events?after=" + after);
            assertThat(response.headers().firstValue(SnapshotHeaders.SEQ)).hasValue("4");
            assertThat(response.body())
                    .isEqualTo(frames.subList(after, 4).stream()
                            .map(frame -> new String(frame.value(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining(",", "[", "]")));
        }
        assertFailure(410, ErrorCode.NOT_KEPT, get("boards/" + board + "/events?after=5"));
        assertFailure(400, ErrorCode.MALFORMED, get("boards/" + board + "/events?after=x"));
        assertFailure(400, ErrorCode.MALFORMED, get("boards/" + board + "/events"));
    }

    @Test
    void G6_G9_a_response_has_at_most_a_thousand_events_and_says_how_many_there_are() throws Exception {
        for (int op = 1; op <= 1_001; op++) {
            kafka.sendSoon(board, edit(ANA, op, op == 1 ? put(text("e1")) : set("e1", x(op))), now + op);
        }
        kafka.await(Topic.FANOUT, board, 1_001);

        var response = get("boards/" + board + "/events?after=0");

        var events = Json.read(response.body(), ServerMessage.Event[].class);
        assertThat(events).hasSize(1_000);
        assertThat(response.headers().firstValue(SnapshotHeaders.SEQ)).hasValue("1001");
        var rest = Json.read(get("boards/" + board + "/events?after=1000").body(), ServerMessage.Event[].class);
        assertThat(rest).extracting(ServerMessage.Event::seq).containsExactly(1_001L);
        assertG9();
        var history = history(1_001, Role.TEACHER);
        assertThat(history.oldest()).isEqualTo(1);
        assertThat(history.events()).hasSize(1_000);
        assertThat(history(1, Role.TEACHER).events())
                .extracting(past -> past.event().seq())
                .containsExactly(1L);
    }

    private void assertG9() throws Exception {
        var missed = get("boards/" + board + "/missed?after=999");
        assertThat(Json.read(missed.body(), ServerMessage.Event[].class))
                .extracting(ServerMessage.Event::seq)
                .containsExactly(1_000L, 1_001L);
        assertThat(missed.headers().firstValue(SnapshotHeaders.SEQ)).hasValue("1001");
        assertThat(get("boards/" + board + "/missed?after=1001").body()).isEqualTo("[]");
        assertFailure(410, ErrorCode.NOT_KEPT, get("boards/" + board + "/missed?after=0"));
        assertFailure(410, ErrorCode.NOT_KEPT, get("boards/" + board + "/missed?after=1002"));
    }

    @Test
    void G7_a_board_can_be_read_as_of_any_kept_event() throws Exception {
        kafka.send(board, edit(ANA, 1, put(text("e1"))), now);
        kafka.send(board, edit(ANA, 2, set("e1", x(5)), put(text("e2"))), now + 1);
        kafka.send(board, edit(BEN, 1, remove("e1")), now + 2);
        kafka.await(Topic.FANOUT, board, 3);

        assertThat(elementsAt(0)).isEmpty();
        assertThat(elementsAt(1)).containsExactly(text("e1"));
        assertThat(elementsAt(2)).containsExactly(text("e1").with(x(5)), text("e2"));
        assertThat(elementsAt(3)).containsExactly(text("e2"));
        assertThat(get("boards/" + board + "?at=3").body())
                .isEqualTo(get("boards/" + board).body());
        assertFailure(410, ErrorCode.NOT_KEPT, get("boards/" + board + "?at=4"));
    }

    @Test
    void A9_G1_G6_G7_G9_no_response_names_a_hidden_student() throws Exception {
        var cho = author("cho", Role.STUDENT);
        kafka.send(board, edit(ANA, 1, put(text("e1")), new Change.HideStudents(true)), now);
        kafka.send(board, edit(cho, 1, set("e1", x(5))), now + 1);
        var frame = kafka.await(Topic.FANOUT, board, 2).get(1);

        assertThat(frame.value())
                .asString(StandardCharsets.UTF_8)
                .contains(cho.user())
                .doesNotContain(cho.name());
        for (var path : List.of("", "?at=2", "/events?after=0", "/missed?after=1", "/history?upTo=2&role=teacher")) {
            assertThat(get("boards/" + board + path).body()).as(path).doesNotContain(cho.name());
        }
        assertThat(get("boards/" + board + "?at=2").body())
                .isEqualTo(get("boards/" + board).body());
        assertThat(get("boards/" + board + "/missed?after=1").body())
                .isEqualTo("[" + new String(frame.value(), StandardCharsets.UTF_8) + "]");
        assertThat(((Outcome.Accepted) outcomes(2).get(1)).author()).isEqualTo(cho);
    }

    @Test
    void G12_the_inverse_of_each_event_leads_to_the_board_before_it() throws Exception {
        kafka.send(board, edit(ANA, 1, put(text("e1")), put(text("e2"))), now);
        kafka.send(board, edit(ANA, 2, set("e1", x(5)), new Change.Like("e2", true, null)), now + 1);
        kafka.send(board, edit(ANA, 3, new Change.Lock("e2", true), remove("e1")), now + 2);
        kafka.send(board, edit(ANA, 4, new Change.Clear(), put(text("e1"))), now + 3);
        kafka.await(Topic.FANOUT, board, 4);

        var history = history(4, Role.STUDENT);

        assertThat(history.epoch()).isEqualTo(now);
        assertThat(history.oldest()).isEqualTo(1);
        assertThat(history.events())
                .extracting(past -> past.event().at())
                .containsExactly(now + 3, now + 2, now + 1, now);
        var past = new InMemoryElements(elementsAt(4));
        for (var event : history.events()) {
            event.inverse().forEach(change -> Changes.apply(past, change));
            assertThat(past.all()).isEqualTo(elementsAt(event.event().seq() - 1));
        }
        assertThat(history(99, Role.STUDENT)).isEqualTo(history);
        assertThat(history(2, Role.STUDENT).events()).isEqualTo(history.events().subList(2, 4));
        assertThat(history(0, Role.STUDENT).events()).isEmpty();
        for (var malformed :
                List.of("", "?upTo=4", "?upTo=x&role=student", "?upTo=4&role=boss", "?upTo=-1&role=student")) {
            assertFailure(400, ErrorCode.MALFORMED, get("boards/" + board + "/history" + malformed));
        }
    }

    @Test
    void A9_G12_while_students_are_hidden_their_history_names_no_student_to_students() throws Exception {
        var cho = author("cho", Role.STUDENT);
        kafka.send(board, edit(cho, 1, put(text("e1"))), now);
        kafka.send(board, edit(ANA, 1, new Change.HideStudents(true)), now + 1);
        kafka.await(Topic.FANOUT, board, 2);

        assertThat(names(history(2, Role.STUDENT))).containsExactly(ANA.name(), null);
        assertThat(names(history(2, Role.TEACHER))).containsExactly(ANA.name(), cho.name());
    }

    private BoardHistory history(long upTo, Role reader) throws Exception {
        String role = reader.name().toLowerCase(Locale.ROOT);
        var response = get("boards/" + board + "/history?upTo=" + upTo + "&role=" + role);
        return Json.read(response.body(), BoardHistory.class);
    }

    private static List<@Nullable String> names(BoardHistory history) {
        return history.events().stream()
                .<@Nullable String>map(past -> past.event().author().name())
                .toList();
    }

    /** The elements of a board that only its changes are applied to. */
    private static final class InMemoryElements implements MutableBoard {
        private final SortedMap<String, Element> elements = new TreeMap<>();

        InMemoryElements(List<Element> elements) {
            elements.forEach(this::put);
        }

        List<Element> all() {
            return List.copyOf(elements.values());
        }

        @Override
        public void put(Element element) {
            elements.put(element.id(), element);
        }

        @Override
        public void remove(String id) {
            elements.remove(id);
        }

        @Override
        public void change(String id, UnaryOperator<Element> change) {
            elements.compute(id, (same, element) -> change.apply(Objects.requireNonNull(element)));
        }

        @Override
        public void changeInfo(UnaryOperator<BoardInfo> change) {}

        @Override
        public void clear() {
            elements.clear();
        }
    }

    @Test
    void A9_F1_G1_G9_the_headers_say_whether_the_students_are_hidden() throws Exception {
        kafka.send(board, edit(ANA, 1, put(text("e1"))), now);
        kafka.await(Topic.FANOUT, board, 1);
        assertStudentsHidden("false");

        kafka.send(board, edit(ANA, 2, new Change.HideStudents(true)), now + 1);
        kafka.send(board, edit(ANA, 3, set("e1", x(5))), now + 2);
        kafka.await(Topic.FANOUT, board, 3);
        assertStudentsHidden("true");

        kafka.send(board, edit(ANA, 4, new Change.Delete()), now + 3);
        var frames = kafka.await(Topic.FANOUT, board, 4);
        assertStudentsHidden("false");
        assertThat(frames)
                .extracting(frame -> Routing.read(name -> headerOrNull(frame, name)))
                .containsExactly(
                        new Routing.Event(now, 1, null, ANA.client()),
                        new Routing.Event(now, 2, VisibilityPolicy.STUDENTS_HIDDEN, ANA.client()),
                        new Routing.Event(now, 3, null, ANA.client()),
                        new Routing.Event(now, 4, VisibilityPolicy.OPEN, ANA.client()));
    }

    private void assertStudentsHidden(String expected) throws Exception {
        for (var path : List.of("boards/" + board, "boards/" + board + "/missed?after=0")) {
            assertThat(get(path).headers().firstValue(SnapshotHeaders.STUDENTS_HIDDEN))
                    .as(path)
                    .hasValue(expected);
        }
        var snapshot = (ServerMessage.Snapshot) Json.read(get("boards/" + board).body(), ServerMessage.class);
        assertThat(snapshot.board().studentsHidden()).isEqualTo(Boolean.parseBoolean(expected));
    }

    private static @Nullable String headerOrNull(ConsumerRecord<String, byte[]> record, String name) {
        return record.headers().lastHeader(name) == null ? null : header(record, name);
    }

    @Test
    void T1_T3_a_board_that_was_exported_is_the_same_after_its_import() throws Exception {
        kafka.send(board, edit(ANA, 1, puts(900)), now);
        kafka.send(board, edit(ANA, 2, new Change.Rename("Fractions"), new Change.Lock("e7", true)), now);
        kafka.await(Topic.FANOUT, board, 2);
        String document = get("boards/" + board + "/export").body();
        String copy = board + "-copy";

        var response = post("boards/" + copy + "/import?user=u1&name=Ms%20T", document);

        assertThat(response.body()).isEqualTo("{\"elements\":900}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(get("boards/" + copy + "/export").body()).isEqualTo(document);
    }

    @Test
    void T2_a_refused_document_changes_nothing() throws Exception {
        kafka.send(board, edit(ANA, 1, put(text("e1"))), now);
        kafka.await(Topic.FANOUT, board, 1);
        String document = get("boards/" + board + "/export").body();
        String target = "boards/" + board + "/import?user=u1&name=T";

        assertFailure(409, ErrorCode.ELEMENT_EXISTS, post(target, document));
        assertFailure(400, ErrorCode.MALFORMED, post(target, "{}"));
        assertFailure(400, ErrorCode.MALFORMED, post(target, ""));
        assertFailure(400, ErrorCode.MALFORMED, post("boards/" + board + "/import", document));
        assertThat(get("boards/" + board).headers().firstValue(SnapshotHeaders.SEQ))
                .hasValue("1");
    }

    @Test
    void T2_a_document_that_is_none_is_refused_while_it_is_still_coming() throws Exception {
        String target = "/boards/" + board + "/import?user=u1&name=T";
        for (var beginning :
                List.of("[".repeat(100), "{\"elements\":[{\"id\":" + "[".repeat(20), "{\"elements\":[1,")) {
            try (var socket = new Socket(root.getHost(), root.getPort())) {
                socket.setSoTimeout(20_000);
                var out = socket.getOutputStream();
                out.write(("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000000\r\n"
                                + "Authorization: " + tokens.authorization() + "\r\n\r\n" + beginning)
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();

                byte[] answer = new byte[12];
                socket.getInputStream().readNBytes(answer, 0, answer.length);

                assertThat(answer).asString(StandardCharsets.US_ASCII).isEqualTo("HTTP/1.1 400");
            }
        }
        assertThat(get("boards/" + board).headers().firstValue(SnapshotHeaders.SEQ))
                .hasValue("0");
    }

    @Test
    void O2_an_unused_board_is_empty() throws Exception {
        var response = get("boards/" + board);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue(SnapshotHeaders.EPOCH)).hasValue("0");
        assertThat(response.headers().firstValue(SnapshotHeaders.SEQ)).hasValue("0");
        assertThat(Json.read(response.body(), ServerMessage.class))
                .isEqualTo(new ServerMessage.Snapshot(0, 0, BoardInfo.NEW, List.of()));
    }

    @Test
    void an_invalid_board_id_is_refused() throws Exception {
        var response = get("boards/no.board");

        assertThat(response.statusCode()).isEqualTo(400);
        var failure = (ServerMessage.Failure) Json.read(response.body(), ServerMessage.class);
        assertThat(failure.code()).isEqualTo(ErrorCode.MALFORMED);
    }

    @Test
    void a_snapshot_never_shows_half_an_event() throws Exception {
        int elements = 50;
        kafka.send(board, edit(ANA, 1, puts(elements)), now);
        int events = 300;
        var writer = new Thread(() -> {
            for (int op = 2; op <= events; op++) {
                kafka.send(board, edit(ANA, op, sets(elements, op)), now);
            }
        });
        writer.start();

        int inBetween = 0;
        long seq;
        do {
            var response = get("boards/" + board);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            var snapshot = (ServerMessage.Snapshot) Json.read(response.body(), ServerMessage.class);
            seq = snapshot.seq();
            double expected = seq;
            assertThat(snapshot.elements()).hasSize(seq == 0 ? 0 : elements);
            assertThat(snapshot.elements())
                    .allSatisfy(element -> assertThat(element.props().values()).containsValue(new Value.Num(expected)));
            inBetween += seq > 1 && seq < events ? 1 : 0;
        } while (seq < events);
        writer.join();

        assertThat(inBetween).isPositive();
    }

    @Test
    void T5_without_a_service_token_nothing_is_read_or_written() throws Exception {
        for (var path : List.of("boards/" + board, "boards/" + board + "/export", "boards/%2e/events", "nothing")) {
            var anybody = HttpRequest.newBuilder(root.resolve(path)).build();
            assertFailure(401, ErrorCode.UNAUTHORISED, http.send(anybody, BodyHandlers.ofString()));
        }
        var teacher = HttpRequest.newBuilder(root.resolve("boards/" + board + "/import?user=u&name=N"))
                .header("Authorization", "Bearer " + "x".repeat(40))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertFailure(401, ErrorCode.UNAUTHORISED, http.send(teacher, BodyHandlers.ofString()));
    }

    @Test
    void N1_health_and_metrics_are_not_on_the_port_of_the_boards() throws Exception {
        assertThat(get("q/health").statusCode()).isEqualTo(404);
        assertThat(get("q/metrics").statusCode()).isEqualTo(404);
    }

    @Test
    void the_probes_report_a_running_service() throws Exception {
        for (var probe : List.of("live", "ready", "started")) {
            assertThat(management("health/" + probe).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void metrics_count_the_decisions() throws Exception {
        kafka.send(board, edit(ANA, 1, put(text("e1"))), now);
        kafka.await(Topic.FANOUT, board, 1);
        get("boards/" + board);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(management("metrics").body())
                        .contains("chalkstream_board_outcomes_total{code=\"none\",kind=\"edit\",outcome=\"accepted\"")
                        .contains("chalkstream_board_event_age_seconds")
                        .contains("chalkstream_board_decision_seconds")
                        .contains("chalkstream_board_read_size_bytes")
                        .contains("chalkstream_board_read_requests_total")
                        .contains("chalkstream_topic_misfit{topic=\"board-commands\"")
                        .contains("kafka_consumer_fetch_manager_records_lag")
                        .doesNotContain("kafka_stream_state"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** As a gateway asks. */
    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", tokens.authorization());
    }

    private HttpResponse<String> management(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(management.resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        var request =
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private List<Element> elementsAt(long seq) throws Exception {
        var response = get("boards/" + board + "?at=" + seq);
        assertThat(response.headers().firstValue(SnapshotHeaders.SEQ)).hasValue(Long.toString(seq));
        return ((ServerMessage.Snapshot) Json.read(response.body(), ServerMessage.class)).elements();
    }

    private static void assertFailure(int status, ErrorCode code, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(((ServerMessage.Failure) Json.read(response.body(), ServerMessage.class)).code())
                .isEqualTo(code);
    }

    private List<Outcome> outcomes(int count) {
        return kafka.await(Topic.BOARD_EVENTS, board, count).stream()
                .map(record -> Json.read(record.value(), Outcome.class))
                .toList();
    }

    private static List<ServerMessage> messages(List<ConsumerRecord<String, byte[]>> frames) {
        return frames.stream()
                .map(frame -> Json.read(frame.value(), ServerMessage.class))
                .toList();
    }

    /** Elements whose x is 1, the number of the event that puts them. */
    private static Change[] puts(int count) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < count; i++) {
            changes.add(put(text("e" + i, 1, "t")));
        }
        return changes.toArray(Change[]::new);
    }

    private static Change[] sets(int count, double x) {
        var changes = new ArrayList<Change>();
        for (int i = 0; i < count; i++) {
            changes.add(set("e" + i, x(x)));
        }
        return changes.toArray(Change[]::new);
    }
}
