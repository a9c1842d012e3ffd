package io.chalkstream.protocol.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingTest {

    static Stream<Routing> routings() {
        return Stream.of(
                new Routing.Event(1_700_000_000_000L, 42),
                new Routing.Event(1_700_000_000_000L, 42, VisibilityPolicy.STUDENTS_HIDDEN),
                new Routing.Event(1_700_000_000_000L, 42, VisibilityPolicy.OPEN),
                new Routing.Event(1_700_000_000_000L, 42, null, "u-ana_1"),
                new Routing.Awareness(),
                new Routing.AwarenessSnapshot(null),
                new Routing.AwarenessSnapshot("gateway-1"),
                new Routing.Client("c1"),
                new Routing.User("u1"));
    }

    @ParameterizedTest
    @MethodSource("routings")
    void a_routing_survives_its_headers(Routing routing) {
        assertThat(Routing.read(routing.headers()::get)).isEqualTo(routing);
    }

    @Test
    void F1_a_routing_says_whether_students_are_hidden_only_if_the_event_changes_it() {
        assertThat(new Routing.Event(7, 1).headers()).isEqualTo(Map.of("to", "board", "epoch", "7", "seq", "1"));
        assertThat(new Routing.Event(7, 1, VisibilityPolicy.STUDENTS_HIDDEN).headers())
                .containsEntry("students-hidden", "true");
        assertThat(new Routing.Event(7, 1, VisibilityPolicy.OPEN).headers()).containsEntry("students-hidden", "false");
    }

    @Test
    void other_headers_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Routing.read(Map.<String, String>of()::get));
        assertThatIllegalArgumentException().isThrownBy(() -> Routing.read(Map.of("to", "moon")::get));
        assertThatIllegalArgumentException().isThrownBy(() -> Routing.read(Map.of("to", "board")::get));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Routing.read(Map.of("to", "board", "epoch", "x", "seq", "1")::get));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Routing.read(Map.of("to", "board", "epoch", "1", "seq", "1", "students-hidden", "yes")::get));
    }
}
