package io.chalkstream.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chalkstream.access.CodeDerivation;
import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.SigningKey;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.gateway.joincode.GuessGuard;
import io.chalkstream.gateway.joincode.JoinCodes;
import io.chalkstream.protocol.access.Cell;
import io.chalkstream.protocol.access.JoinCodeRequest;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.code.WrongCellException;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinCodeServiceTest {
    private static final SigningKey KEY = new SigningKey("a key that nobody knows but gateways");
    private static final String WRONG = "ACDEFG";

    private final ManualClock clock = new ManualClock();
    private final CodeDerivation derivation = new CodeDerivation(KEY, Optional.empty());
    private final TokenSigner signer = new TokenSigner(KEY, Optional.empty(), clock);
    private final JoinCodes codes = new JoinCodes(derivation, clock);
    private final GuessGuard guard = new GuessGuard(clock);
    private final JoinCodeService service =
            new JoinCodeService(Cell.UNNAMED, codes, guard, derivation, signer, new Revocations(clock), clock);
    private final SessionClaims teacher = new SessionClaims(
            new LinkClaims("b1", Role.TEACHER, clock.instant()),
            "u-tea",
            "Tea",
            clock.instant().plusSeconds(60));

    @Test
    void K9_who_comes_by_a_code_while_many_are_guessed_waits_and_nobody_is_turned_away() {
        codes.add("b1", service.newCode(teacher, new JoinCodeRequest(Role.STUDENT, 60)));
        String code = String.valueOf(service.codeOf("b1").code());
        assertThat(waits(code)).isFalse();
        for (int guess = 0; guess < 1_000; guess++) {
            assertThatExceptionOfType(NotAllowedException.class)
                    .isThrownBy(() -> service.resolve(WRONG))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_CODE));
        }

        assertThat(waits(code)).isTrue();
        assertThat(service.codeOf("b1").guarded()).isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(waits(code)).isFalse();
    }

    @Test
    void K9_a_new_code_is_another_one_also_within_the_same_millisecond() {
        codes.add("b1", service.newCode(teacher, new JoinCodeRequest(Role.STUDENT, 60)));
        String first = String.valueOf(service.codeOf("b1").code());
        codes.add("b1", service.newCode(teacher, new JoinCodeRequest(Role.VIEWER, 60)));

        assertThat(service.codeOf("b1").code()).isNotNull().isNotEqualTo(first);
        assertThat(service.codeOf("b1").role()).isEqualTo(Role.VIEWER);
        codes.add("b1", service.revocation(teacher));
        assertThat(service.codeOf("b1").code()).isNull();
    }

    @Test
    void K14_a_cells_codes_begin_with_its_name_and_those_of_others_are_no_wrong_guesses() {
        var cell = new Cell("c7");
        var named = new JoinCodeService(cell, codes, guard, derivation, signer, new Revocations(clock), clock);
        codes.add("b1", named.newCode(teacher, new JoinCodeRequest(Role.STUDENT, 60)));
        String code = String.valueOf(named.codeOf("b1").code());

        assertThat(code).hasSize(8).startsWith("C7");
        assertThat(named.resolve(code).board()).isEqualTo("b1");
        for (int i = 0; i < 1_000; i++) {
            assertThatExceptionOfType(WrongCellException.class).isThrownBy(() -> named.resolve("C8ACDEFG"));
            assertThatExceptionOfType(WrongCellException.class).isThrownBy(() -> named.resolve(WRONG));
        }
        assertThat(guard.isGuarding()).isFalse();
    }

    private boolean waits(String code) {
        return signer.readLink(service.resolve(code).link()).waits();
    }
}
