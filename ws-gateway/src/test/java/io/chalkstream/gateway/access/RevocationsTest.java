package io.chalkstream.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.Revocation;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.protocol.command.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private final Revocations revocations = new Revocations(Clock.fixed(Instant.ofEpochMilli(10_000), ZoneOffset.UTC));

    @Test
    void K6_a_revocation_invalidates_only_the_older_links_of_its_role_and_board() {
        revocations.add("b1", new Revocation(Role.STUDENT, 1_000));

        assertThat(revocations.isRevoked(link("b1", Role.STUDENT, 999))).isTrue();
        assertThat(revocations.isRevoked(link("b1", Role.STUDENT, 1_000))).isFalse();
        assertThat(revocations.isRevoked(link("b1", Role.VIEWER, 999))).isFalse();
        assertThat(revocations.isRevoked(link("b2", Role.STUDENT, 999))).isFalse();
    }

    @Test
    void K6_the_latest_revocation_of_each_role_counts_in_any_reading_order() {
        revocations.add("b1", new Revocation(Role.STUDENT, 2_000));
        revocations.add("b1", new Revocation(Role.STUDENT, 1_000));
        revocations.add("b1", new Revocation(Role.TEACHER, 500));

        assertThat(revocations.isRevoked(link("b1", Role.STUDENT, 1_999))).isTrue();
        assertThat(revocations.isRevoked(link("b1", Role.TEACHER, 499))).isTrue();
        assertThat(revocations.isRevoked(link("b1", Role.TEACHER, 500))).isFalse();
    }

    @Test
    void K6_the_valid_link_stays_the_same_until_it_is_revoked() {
        var first = Instant.ofEpochMilli(100);
        assertThat(revocations.validLink("b1", Role.VIEWER, first)).isEqualTo(link("b1", Role.VIEWER, 100));

        revocations.add("b1", new Revocation(Role.VIEWER, 1_000));

        assertThat(revocations.validLink("b1", Role.VIEWER, first)).isEqualTo(link("b1", Role.VIEWER, 1_000));
        assertThat(revocations.validLink("b1", Role.STUDENT, first)).isEqualTo(link("b1", Role.STUDENT, 100));
    }

    @Test
    void K6_only_the_latest_revocation_of_a_board_is_kept_and_not_longer_than_links_live() {
        var now = Instant.parse("2026-09-01T08:00:00Z");
        var kept = new Revocations(Clock.fixed(now, ZoneOffset.UTC));
        for (int i = 0; i < 2_000; i++) {
            kept.add("b1", new Revocation(Role.STUDENT, now.toEpochMilli() - 2_000 + i));
            kept.add(
                    "old" + i,
                    new Revocation(Role.STUDENT, now.minus(Duration.ofDays(401)).toEpochMilli()));
        }

        assertThat(kept.boards()).isEqualTo(1);
        assertThat(kept.isRevoked(link("b1", Role.STUDENT, now.toEpochMilli() - 2)))
                .isTrue();
    }

    @Test
    void K6_a_revocation_is_forgotten_when_its_links_have_ended() {
        var clock = new ManualClock();
        var kept = new Revocations(clock);
        kept.add("b1", new Revocation(Role.STUDENT, clock.millis() + 1));
        clock.advance(LinkClaims.LIFE.plusDays(1));
        for (int i = 0; i < 1_000; i++) {
            kept.add("b2", new Revocation(Role.TEACHER, clock.millis()));
        }

        assertThat(kept.boards()).isEqualTo(1);
    }

    private static LinkClaims link(String board, Role role, long issued) {
        return new LinkClaims(board, role, Instant.ofEpochMilli(issued));
    }
}
