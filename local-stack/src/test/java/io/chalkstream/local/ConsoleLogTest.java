package io.chalkstream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleLogTest {
    private static final List<String> SERVICES = List.of("kafka", "board-state");
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void every_line_begins_with_its_service_and_the_lines_align() {
        var log = new ConsoleLog(out, false, SERVICES);
        log.line("kafka", "ready");
        log.line("board-state", "칠판");
        assertThat(printed()).containsExactly("kafka       | ready", "board-state | 칠판");
    }

    @Test
    void each_service_has_a_colour_of_its_own_and_its_text_has_none() {
        var log = new ConsoleLog(out, true, SERVICES);
        log.line("kafka", "ready");
        log.line("board-state", "ready");
        assertThat(printed())
                .containsExactly("\u001b[36mkafka       | \u001b[0mready", "\u001b[32mboard-state | \u001b[0mready");
    }

    private List<String> printed() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
