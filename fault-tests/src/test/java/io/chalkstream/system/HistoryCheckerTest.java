package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.ProjectDirectory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the checker of histories finds what may not be. */
class HistoryCheckerTest {
    private static Method faults;

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();
    private final List<String> ana = new ArrayList<>();
    private final List<String> ben = new ArrayList<>();
    private final List<String> copies = new ArrayList<>();

    @BeforeAll
    static void compile(@TempDir Path classes) throws Exception {
        var source = ProjectDirectory.find().resolve("history-checker/HistoryChecker.java");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString());
        assertThat(code).isZero();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            // Loads what it needs before its folder is deleted.
            for (var nested : loader.loadClass("HistoryChecker").getDeclaredClasses()) {
                Class.forName(nested.getName(), true, loader);
            }
            faults = loader.loadClass("HistoryChecker").getMethod("faults", Path.class);
        }
    }

    /** Ana puts a box and Ben moves it; then Ana's second operation is refused. */
    @BeforeEach
    void a_good_history() {
        String put = event(1, "ana", 1, "{\"kind\":\"put\",\"element\":" + box(0) + "}");
        String move = event(2, "ben", 1, "{\"kind\":\"set\",\"id\":\"box\",\"props\":{\"x\":7}}");
        log.addAll(List.of(put, move));
        ana.addAll(List.of(
                sent("ana", 1), seen(put), acknowledged("ana", 1, 1), seen(move), sent("ana", 2), refused("ana", 2)));
        ben.addAll(List.of(seen(put), sent("ben", 1), seen(move), acknowledged("ben", 1, 2)));
        ana.add(board("\"what\":\"board\"", 2, box(7)));
        ben.add(board("\"what\":\"board\"", 2, box(7)));
        copies.add(board("\"of\":\"board-state\"", 2, box(7)));
    }

    @Test
    void a_good_history_has_no_faults() throws Exception {
        assertThat(check()).isEmpty();
    }

    @Test
    void a_client_whose_board_was_replaced_goes_on_from_there() throws Exception {
        ben.set(0, "{\"what\":\"snapshot\",\"seq\":1}");
        assertThat(check()).isEmpty();
    }

    @Test
    void a_lost_operation_is_found() throws Exception {
        log.remove(1);
        assertThat(check()).anyMatch(fault -> fault.contains("ben/1 was acknowledged, and is lost"));
    }

    @Test
    void an_operation_that_took_effect_twice_is_found() throws Exception {
        log.add(event(3, "ben", 1, "{\"kind\":\"set\",\"id\":\"box\",\"props\":{\"x\":7}}"));
        assertThat(check()).anyMatch(fault -> fault.contains("ben/1 took effect twice: as 2 and 3"));
    }

    @Test
    void a_refused_operation_that_took_effect_is_found() throws Exception {
        ben.set(3, refused("ben", 1));
        assertThat(check()).anyMatch(fault -> fault.contains("ben/1 was refused, and took effect as 2"));
    }

    @Test
    void an_operation_without_an_outcome_is_found() throws Exception {
        ana.remove(5);
        assertThat(check()).anyMatch(fault -> fault.contains("ana/2 has no outcome"));
    }

    @Test
    void an_operation_that_nobody_sent_is_found() throws Exception {
        log.add(event(3, "eve", 1, "{\"kind\":\"remove\",\"id\":\"box\"}"));
        assertThat(check()).anyMatch(fault -> fault.contains("that nobody sent: eve/1"));
    }

    @Test
    void a_gap_in_the_log_is_found() throws Exception {
        log.set(1, event(3, "ben", 1, "{\"kind\":\"set\",\"id\":\"box\",\"props\":{\"x\":7}}"));
        assertThat(check()).anyMatch(fault -> fault.contains("the log has 3 after 1"));
    }

    @Test
    void another_order_at_a_client_is_found() throws Exception {
        ana.remove(1);
        assertThat(check()).anyMatch(fault -> fault.contains("saw 2 after 0"));
    }

    @Test
    void another_event_at_a_client_is_found() throws Exception {
        ana.set(3, seen(event(2, "ben", 1, "{\"kind\":\"set\",\"id\":\"box\",\"props\":{\"x\":8}}")));
        assertThat(check()).anyMatch(fault -> fault.contains("saw another event 2 than the log has"));
    }

    @Test
    void another_seq_in_an_acknowledgement_is_found() throws Exception {
        ana.set(2, acknowledged("ana", 1, 2));
        assertThat(check()).anyMatch(fault -> fault.contains("ana/1 was acknowledged as 2, and is 1"));
    }

    @Test
    void boards_that_differ_are_found_at_clients_and_in_copies() throws Exception {
        ana.set(6, board("\"what\":\"board\"", 2, box(0)));
        copies.set(0, board("\"of\":\"board-state\"", 1, box(7)));
        assertThat(check())
                .anyMatch(fault -> fault.contains("the client's board isn't what the log makes"))
                .anyMatch(fault -> fault.contains("the copy of board-state ends at 1 instead of 2"));
    }

    private List<String> check() throws Exception {
        var board = Files.createDirectories(folder.resolve("board"));
        write(board, "log", log);
        write(board, "client-ana", ana);
        write(board, "client-ben", ben);
        write(board, "boards", copies);
        return ((List<?>) faults.invoke(null, folder))
                .stream().map(String::valueOf).toList();
    }

    private static void write(Path board, String name, List<String> lines) throws IOException {
        Files.write(board.resolve(name + ".jsonl"), lines);
    }

    private static String event(long seq, String client, long op, String... changes) {
        return "{\"seq\":%d,\"client\":\"%s\",\"op\":%d,\"changes\":[%s]}"
                .formatted(seq, client, op, String.join(",", Arrays.asList(changes)));
    }

    private static String seen(String event) {
        return "{\"what\":\"event\",\"event\":" + event + "}";
    }

    private static String sent(String client, long op) {
        return "{\"what\":\"sent\",\"client\":\"%s\",\"op\":%d,\"at\":1,\"changes\":[]}".formatted(client, op);
    }

    private static String acknowledged(String client, long op, long seq) {
        return "{\"what\":\"acknowledged\",\"client\":\"%s\",\"op\":%d,\"at\":1,\"seq\":%d}".formatted(client, op, seq);
    }

    private static String refused(String client, long op) {
        return "{\"what\":\"refused\",\"client\":\"%s\",\"op\":%d,\"at\":1,\"code\":\"unknown-element\"}"
                .formatted(client, op);
    }

    private static String board(String what, long seq, String element) {
        return "{%s,\"seq\":%d,\"elements\":[%s]}".formatted(what, seq, element);
    }

    private static String box(int x) {
        return "{\"id\":\"box\",\"type\":\"rectangle\",\"props\":{\"x\":%d,\"color\":\"black\"}}".formatted(x);
    }
}
