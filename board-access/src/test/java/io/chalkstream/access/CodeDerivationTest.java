package io.chalkstream.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.access.JoinCode;
import io.chalkstream.protocol.command.Role;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeDerivationTest {
    private static final SigningKey OLD = new SigningKey("old".repeat(20));
    private static final SigningKey NEW = new SigningKey("new".repeat(20));

    private final CodeDerivation derivation = new CodeDerivation(NEW, Optional.of(OLD));

    @Test
    void K9_every_gateway_derives_the_same_code_and_the_record_doesnt_tell_it() {
        var record = record(derivation, 1_000);
        String code = derivation.code("b1", record).orElseThrow();

        assertThat(JoinCode.requireCode(code)).isEqualTo(code);
        assertThat(new CodeDerivation(NEW, Optional.empty()).code("b1", record)).contains(code);
        assertThat(new String(AdmissionRecord.FORMAT.write(record), StandardCharsets.UTF_8))
                .doesNotContain(code);
    }

    @Test
    void K9_codes_of_the_previous_key_are_valid_until_it_is_removed() {
        var old = new CodeDerivation(OLD, Optional.empty());
        var record = record(old, 1_000);

        assertThat(derivation.code("b1", record)).isEqualTo(old.code("b1", record));
        assertThat(new CodeDerivation(NEW, Optional.empty()).code("b1", record)).isEmpty();
    }

    @Test
    void K9_codes_are_spread_evenly() {
        var codes = new HashSet<String>();
        var first = new HashMap<Character, Integer>();
        for (int made = 1; made <= 25_000; made++) {
            String code = derivation.code("b1", record(derivation, made)).orElseThrow();
            codes.add(code);
            first.merge(code.charAt(0), 1, Integer::sum);
        }

        // Of 25,000 out of 2.4 * 10^8, one or two are expected twice.
        assertThat(codes).hasSizeGreaterThan(24_985);
        assertThat(first).hasSize(JoinCode.ALPHABET.length());
        assertThat(first.values()).allMatch(count -> count > 800 && count < 1_200);
    }

    private static AdmissionRecord.Code record(CodeDerivation derivation, long made) {
        return new AdmissionRecord.Code(Role.STUDENT, derivation.keyId(), made, made + 1, 1);
    }
}
