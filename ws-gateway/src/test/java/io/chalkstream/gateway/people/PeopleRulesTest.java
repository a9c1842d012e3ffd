package io.chalkstream.gateway.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.PeopleRecord;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.protocol.access.PersonStatus;
import org.junit.jupiter.api.Test;

class PeopleRulesTest {
    private final ManualClock clock = new ManualClock();
    private final PeopleRules rules = new PeopleRules(clock);

    @Test
    void K10_of_a_bounded_number_of_people_something_can_be_said() {
        for (int i = 0; i < PeopleRules.PEOPLE_PER_BOARD + 50; i++) {
            rules.add("b1", removal("u" + i));
        }

        assertThat(rules.ofBoard("b1")).hasSize(PeopleRules.PEOPLE_PER_BOARD);
        assertThat(rules.hasRoomFor("b1", "u-new")).isFalse();
        assertThat(rules.hasRoomFor("b1", "u1")).isTrue();
        assertThat(rules.hasRoomFor("b2", "u-new")).isTrue();
    }

    @Test
    void K10_records_are_forgotten_when_their_links_have_expired() {
        rules.add("b1", removal("u1"));
        clock.advance(LinkClaims.LIFE.plusDays(1));
        for (int i = 0; i < 1_000; i++) {
            rules.add("b2", removal("u1"));
        }

        assertThat(rules.boards()).isEqualTo(1);
    }

    @Test
    void K10_a_waiting_room_that_is_off_takes_no_memory() {
        rules.add("b1", new PeopleRecord.WaitingRoom(true, clock.millis()));
        assertThat(rules.hasWaitingRoom("b1")).isTrue();

        rules.add("b1", new PeopleRecord.WaitingRoom(false, clock.millis()));

        assertThat(rules.hasWaitingRoom("b1")).isFalse();
        assertThat(rules.boards()).isZero();
    }

    private PeopleRecord removal(String user) {
        return new PeopleRecord.Status(new PersonStatus(user, "Name", true, null, false), clock.millis());
    }
}
