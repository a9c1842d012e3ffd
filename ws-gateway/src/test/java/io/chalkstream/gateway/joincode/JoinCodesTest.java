package io.chalkstream.gateway.joincode;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.access.CodeDerivation;
import io.chalkstream.access.SigningKey;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinCodesTest {
    private static final SigningKey KEY = new SigningKey("a key that nobody knows but gateways");
    private static final CodeDerivation DERIVATION = new CodeDerivation(KEY, Optional.empty());

    private final ManualClock clock = new ManualClock();
    private final JoinCodes codes = new JoinCodes(DERIVATION, clock);

    @Test
    void K9_a_code_leads_to_its_board_until_it_ends() {
        codes.add("b1", record(clock.millis(), Duration.ofHours(1)));
        String code = codes.ofBoard("b1").orElseThrow().code();

        assertThat(codes.find(code).orElseThrow().board()).isEqualTo("b1");
        clock.advance(Duration.ofHours(1));
        assertThat(codes.find(code)).isEmpty();
        assertThat(codes.ofBoard("b1")).isEmpty();
    }

    @Test
    void K9_only_the_latest_code_of_a_board_is_valid_in_any_reading_order() {
        var first = record(clock.millis(), Duration.ofHours(1));
        var second = record(clock.millis() + 1, Duration.ofHours(1));
        codes.add("b1", first);
        String before = codes.ofBoard("b1").orElseThrow().code();

        codes.add("b1", second);
        codes.add("b1", first);

        assertThat(codes.find(before)).isEmpty();
        assertThat(codes.ofBoard("b1").orElseThrow().record()).isEqualTo(second);
    }

    @Test
    void K9_a_revoked_code_leads_nowhere() {
        codes.add("b1", record(clock.millis(), Duration.ofHours(1)));
        String code = codes.ofBoard("b1").orElseThrow().code();

        codes.add("b1", record(clock.millis() + 1, Duration.ZERO));

        assertThat(codes.find(code)).isEmpty();
        assertThat(codes.ofBoard("b1")).isEmpty();
    }

    @Test
    void K9_codes_that_have_ended_take_no_memory() {
        for (int i = 0; i < 1_500; i++) {
            codes.add("b" + i, record(clock.millis(), Duration.ofMinutes(1)));
        }
        clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 1_000; i++) {
            codes.add("c1", record(clock.millis() + i, Duration.ofMinutes(1)));
        }

        assertThat(codes.size()).isEqualTo(1);
    }

    private static AdmissionRecord.Code record(long made, Duration life) {
        return new AdmissionRecord.Code(Role.STUDENT, DERIVATION.keyId(), made, made + life.toMillis(), 1);
    }
}
