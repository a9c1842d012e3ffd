package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.access.Cell;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EdgeRulesTest {
    private final EdgeRules rules = EdgeRules.read();

    @Test
    void K14_what_names_a_cell_goes_there() {
        String board = new Cell("c8").newBoard(new byte[16]);

        assertThat(rules.namespaceOf("GET", "/ws/boards/" + board)).isEqualTo("chalkstream-c8");
        assertThat(rules.namespaceOf("POST", "/api/boards/" + board + "/session"))
                .isEqualTo("chalkstream-c8");
        assertThat(rules.namespaceOf("POST", "/api/codes/c7")).isEqualTo("chalkstream-c7");
    }

    @Test
    void new_boards_go_where_the_weights_say_and_only_new_ones() {
        var made = IntStream.range(0, 8)
                .mapToObj(i -> rules.namespaceOf("POST", "/api/boards"))
                .collect(Collectors.groupingBy(namespace -> namespace, Collectors.counting()));

        assertThat(made).containsEntry("chalkstream-c7", 2L).containsEntry("chalkstream-c8", 6L);
        assertThat(IntStream.range(0, 2).mapToObj(i -> rules.namespaceOf("GET", "/b/c7-x")))
                .containsExactlyInAnyOrder("chalkstream-c7", "chalkstream-c8");
    }
}
