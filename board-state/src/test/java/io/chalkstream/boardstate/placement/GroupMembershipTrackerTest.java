package io.chalkstream.boardstate.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupMembershipTrackerTest {
    private static final Duration TEN = Duration.ofSeconds(10);

    private Instant now = Instant.EPOCH;
    private final GroupMembershipTracker acquaintances = new GroupMembershipTracker(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void an_instance_is_a_member_since_it_was_first_seen() {
        acquaintances.update(Set.of("a"));
        pass(6);
        acquaintances.update(Set.of("a", "b"));
        pass(4);

        assertThat(acquaintances.isMemberFor(TEN, "a")).isTrue();
        assertThat(acquaintances.isMemberFor(TEN, "b")).isFalse();
        assertThat(acquaintances.isMemberFor(TEN, "c")).isFalse();
    }

    @Test
    void an_instance_that_returns_counts_as_new() {
        acquaintances.update(Set.of("a", "b"));
        pass(10);
        acquaintances.update(Set.of("a"));
        acquaintances.update(Set.of("a", "b"));

        assertThat(acquaintances.isMemberFor(TEN, "a")).isTrue();
        assertThat(acquaintances.isMemberFor(TEN, "b")).isFalse();
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }
}
