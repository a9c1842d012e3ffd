package io.chalkstream.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.TryLaterException;
import io.chalkstream.protocol.command.Role;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessRateLimitsTest {
    private static final String PREFIX = "chalkstream.access.rates";

    private final ManualClock clock = new ManualClock();
    private final AccessRateLimits limits = new AccessRateLimits(rates(Map.of()), clock);

    @Test
    void K8_a_whole_school_may_join_at_once() {
        for (int room = 0; room < 40; room++) {
            for (int pupil = 0; pupil < 30; pupil++) {
                String user = "u" + pupil;
                var link = link("b" + room, Role.STUDENT);
                assertThatCode(() -> limits.requireSession(link, user)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void K8_a_person_over_the_rate_limit_is_stopped_and_others_are_not() {
        var link = link("b1", Role.STUDENT);

        assertThat(refusal(() -> limits.requireSession(link, "u-mallory"), 31)).isEqualTo(ErrorCode.TOO_FAST);
        assertThatCode(() -> limits.requireSession(link, "u-ana")).doesNotThrowAnyException();
        clock.advance(Duration.ofSeconds(1));
        assertThatCode(() -> limits.requireSession(link, "u-mallory")).doesNotThrowAnyException();
    }

    @Test
    void K8_fake_people_of_one_link_are_stopped_but_not_the_teacher_or_other_boards() {
        var link = link("b1", Role.STUDENT);
        ErrorCode refusal = null;
        for (int i = 0; i < 501; i++) {
            String user = "made-up-" + i;
            refusal = refusal(() -> limits.requireSession(link, user), 1);
        }

        assertThat(refusal).isEqualTo(ErrorCode.TOO_FAST);
        assertThatCode(() -> limits.requireSession(link("b1", Role.TEACHER), "u-teacher"))
                .doesNotThrowAnyException();
        assertThatCode(() -> limits.requireSession(link("b2", Role.STUDENT), "u-ana"))
                .doesNotThrowAnyException();
    }

    @Test
    void K8_new_boards_of_a_gateway_are_limited_with_a_code_of_its_own() {
        assertThat(refusal(limits::requireBoard, 250)).isNull();
        assertThat(refusal(limits::requireBoard, 1)).isEqualTo(ErrorCode.UNAVAILABLE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(refusal(limits::requireBoard, 50)).isNull();
    }

    @Test
    void K8_revocations_of_a_board_and_of_a_gateway_are_limited() {
        assertThat(refusal(() -> limits.requireRevocation("b1"), 9)).isNull();
        assertThat(refusal(() -> limits.requireRevocation("b1"), 1)).isEqualTo(ErrorCode.TOO_FAST);
        ErrorCode refusal = null;
        for (int i = 0; i < 1_500; i++) {
            String board = "other" + i;
            refusal = refusal(() -> limits.requireRevocation(board), 1);
        }
        assertThat(refusal).isEqualTo(ErrorCode.UNAVAILABLE);
        clock.advance(Duration.ofSeconds(10));
        assertThat(refusal(() -> limits.requireRevocation("b1"), 1)).isNull();
    }

    /** Why one of so many attempts was refused; null if none was. */
    private static ErrorCode refusal(Runnable attempt, int times) {
        for (int i = 0; i < times; i++) {
            try {
                attempt.run();
            } catch (TryLaterException e) {
                return e.code();
            }
        }
        return null;
    }

    @Test
    void K13_one_person_reads_a_whole_history_at_once_but_not_again_and_again() {
        assertThat(refusal(() -> limits.requireHistory("b1", "u-ana"), 120)).isNull();
        assertThat(refusal(() -> limits.requireHistory("b1", "u-ana"), 1)).isEqualTo(ErrorCode.TOO_FAST);
        assertThat(refusal(() -> limits.requireHistory("b1", "u-ben"), 80)).isNull();
        assertThat(refusal(() -> limits.requireHistory("b1", "u-ben"), 1)).isEqualTo(ErrorCode.UNAVAILABLE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(refusal(() -> limits.requireHistory("b1", "u-ana"), 5)).isNull();
    }

    private static LinkClaims link(String board, Role role) {
        return new LinkClaims(board, role, Instant.ofEpochMilli(1_000));
    }

    @Test
    void K8_the_rates_are_settings() {
        var few = new AccessRateLimits(rates(Map.of(PREFIX + ".boards", "0.5/2")), clock);

        few.requireBoard();
        few.requireBoard();
        assertThatThrownBy(few::requireBoard).isInstanceOf(TryLaterException.class);
        assertThatThrownBy(() -> rates(Map.of(PREFIX + ".boards", "many"))).hasMessageContaining("rate");
    }

    private static AccessRates rates(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(AccessRates.class, PREFIX)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(AccessRates.class, PREFIX);
    }
}
