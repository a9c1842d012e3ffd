package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.Cell;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/** Two cells of two gateways, each with a broker of its own, behind one address whose rules are those of {@code k8s/edge}. */
@Isolated
@EnabledIfSystemProperty(named = "chalkstream.nightly", matches = "true")
class CellsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofSeconds(20);
    /** Until what people who left cause is over: their cursors, their rosters, the last full rosters. */
    private static final Duration CALM = Duration.ofSeconds(30);

    private static final Duration INTERVAL = Duration.ofMillis(400);
    private static final int BOARDS = 6;
    private static final int PEOPLE = 4;

    private static TestStack c7;
    private static TestStack c8;
    private static EdgeProxy edge;
    private static PublicApi api;

    @BeforeAll
    static void start() {
        c7 = cell("c7");
        c8 = cell("c8");
        edge = new EdgeProxy(
                EdgeRules.read(),
                Map.of(
                        "chalkstream-c7", c7.processes().gatewayUrls(),
                        "chalkstream-c8", c8.processes().gatewayUrls()));
        api = new PublicApi(edge.http());
    }

    @AfterAll
    static void stop() {
        // Those that are missing didn't start.
        Stream.of(edge, c8, c7).filter(Objects::nonNull).forEach(CellsIT::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestStack cell(String name) {
        return TestStack.start(plan -> {
            var changed = plan;
            for (var gateway : plan.services(ServiceSpec.Stage.GATEWAY)) {
                changed = changed.withEnvironment(gateway.name(), "CHALKSTREAM_CELL", name);
            }
            return changed;
        });
    }

    @Test
    void K14_people_come_to_boards_of_both_cells_by_one_address() {
        var made = IntStream.range(0, 8).mapToObj(i -> api.newBoard()).toList();

        assertThat(made.stream().collect(Collectors.groupingBy(CellsIT::cellOf, Collectors.counting())))
                .as("new boards, by weights of 1 and 3")
                .isEqualTo(Map.of("c7", 2L, "c8", 6L));
        for (var cell : List.of("c7", "c8")) {
            var board = made.stream()
                    .filter(links -> cellOf(links).equals(cell))
                    .findFirst()
                    .orElseThrow();
            twoMeet(board);
        }
    }

    /** A teacher by the link, and a student by the code. */
    private static void twoMeet(BoardLinks links) {
        String board = links.board();
        var teacher = api.session(board, links.link(Role.TEACHER), "Ana");
        String code = api.newCode(board, teacher);
        String codes = "/api/codes/" + cellOf(links);
        Await.until("both gateways know the code", PATIENCE, () -> IntStream.range(0, 2)
                .allMatch(i -> api.isCode(codes, code)));
        var entry = api.enter(codes, code);
        assertThat(entry.board()).isEqualTo(board);
        var ana = api.join(board, teacher);
        var student = api.session(board, entry.link(), "Ben");
        var ben = api.join(board, student);
        try {
            ana.awaitJoined(PATIENCE);
            ben.awaitJoined(PATIENCE);
            ana.change(PATIENCE, SampleChanges.putRectangle("a", 1));
            ben.change(PATIENCE, SampleChanges.putRectangle("b", 2));
            ana.awaitSeq(2, PATIENCE);
            ben.awaitSeq(2, PATIENCE);
            assertThat(ana.client().elements())
                    .isEqualTo(ben.client().elements())
                    .containsOnlyKeys("a", "b");
            ana.awaitPeople(PATIENCE, teacher.user(), student.user());
        } finally {
            ana.client().close();
            ben.client().close();
        }
    }

    @Test
    void K14_a_gateway_refuses_what_is_of_another_cell_and_makes_no_board() {
        var board = IntStream.range(0, 4)
                .mapToObj(i -> api.newBoard())
                .filter(links -> cellOf(links).equals("c7"))
                .findFirst()
                .orElseThrow();
        var astray = new PublicApi(c8.processes().gatewayUrls().get(0));

        var answer = astray.ask("GET", "/api/boards/" + board.board() + "/links", "", "");
        assertThat(answer.statusCode()).isEqualTo(421);
        assertThat(((ServerMessage.Failure) Json.read(answer.body(), ServerMessage.class)).code())
                .isEqualTo(ErrorCode.WRONG_CELL);
        var code = api.newCode(board.board(), api.session(board.board(), board.link(Role.TEACHER), "Ana"));
        assertThat(astray.ask("POST", "/api/codes", "", "{\"code\":\"" + code + "\"}")
                        .statusCode())
                .isEqualTo(421);
        assertThat(astray.ask("POST", "/api/codes", "", "{\"code\":\"ACDEFG\"}").statusCode())
                .isEqualTo(421);
    }

    @Test
    void the_page_and_its_files_come_by_the_same_address() {
        var page = api.ask("GET", "/b/c7-" + "x".repeat(22), "", "");

        assertThat(page.statusCode()).isEqualTo(200);
        var file = page.body().replaceAll("(?s).*src=\"([^\"]+)\".*", "$1");
        assertThat(api.ask("GET", file, "", "").statusCode()).as(file).isEqualTo(200);
    }

    @Test
    void what_a_cells_gateways_read_doesnt_grow_with_the_boards_of_another_cell() {
        sleep(CALM);
        var begin = GatewayWork.of(c7);
        sleep(WINDOW);
        var atRest = GatewayWork.of(c7).since(begin);

        var here = GatewayWork.of(c7);
        var there = GatewayWork.of(c8);
        workInC8();
        here = GatewayWork.of(c7).since(here);
        there = GatewayWork.of(c8).since(there);

        System.out.printf("CellsIT: the gateways of c7 at rest: %s%n", atRest);
        System.out.printf("CellsIT: while c8 works, those of c7: %s; those of c8: %s%n", here, there);
        System.out.printf(
                "CellsIT: CPU in a second, in parts of c7's at rest: c7's while c8 works %.2f, c8's %.2f%n",
                here.cpuRate() / atRest.cpuRate(), there.cpuRate() / atRest.cpuRate());
        assertThat(there.receivedRate()).as("what c8's gateways read").isGreaterThan(3 * atRest.receivedRate());
        assertThat(here.receivedRate()).as("what c7's gateways read").isLessThan(1.25 * atRest.receivedRate());
    }

    private static void workInC8() {
        long end = System.nanoTime() + WINDOW.toNanos();
        try (var work = new SteadyLoad(c8, INTERVAL)) {
            for (int board = 0; board < BOARDS; board++) {
                var classroom = work.open(Classroom.of(new Cell("c8").newBoard(random(board))));
                for (int person = 0; person < PEOPLE; person++) {
                    String name = "P" + board + "-" + person;
                    work.begin(
                            classroom,
                            name,
                            List.of(edge.webSocket()),
                            new MovingRectangle("r-" + board + "-" + person));
                }
            }
            work.awaitResults("in c8", PATIENCE);
            sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            System.out.println("CellsIT: " + work.requireNothingLost(PATIENCE));
        }
    }

    private static byte[] random(int board) {
        byte[] random = new byte[Cell.RANDOM_BYTES];
        random[0] = (byte) board;
        return random;
    }

    private static String cellOf(BoardLinks links) {
        return Cell.ofBoard(links.board()).name();
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
