package io.chalkstream.protocol.awareness;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.command.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AwarenessKindTest {

    @Test
    void A8_lasting_values_are_those_that_gateways_repeat() {
        assertThat(kinds(AwarenessKind::isLasting)).containsExactly(AwarenessKind.VIEW, AwarenessKind.FOLLOW);
    }

    @Test
    void a_viewer_only_follows_and_only_a_teacher_calls() {
        assertThat(kinds(kind -> kind.maySend(Role.VIEWER))).containsExactly(AwarenessKind.FOLLOW);
        assertThat(kinds(kind -> !kind.maySend(Role.STUDENT))).containsExactly(AwarenessKind.CALL);
        assertThat(kinds(kind -> kind.maySend(Role.TEACHER))).containsExactly(AwarenessKind.values());
    }

    @Test
    void each_kind_has_values_of_its_own_in_a_delta() {
        var at = new Point(1, 2);
        for (var kind : AwarenessKind.values()) {
            var delta = AwarenessDelta.of(null, null, Map.of(), each -> each == kind ? Map.of("c", at) : Map.of());
            assertThat(kinds(each -> !each.of(delta).isEmpty())).containsExactly(kind);
        }
    }

    private static List<AwarenessKind> kinds(Predicate<AwarenessKind> chosen) {
        return Arrays.stream(AwarenessKind.values()).filter(chosen).toList();
    }
}
