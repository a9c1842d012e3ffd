package io.chalkstream.gateway.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.protocol.board.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingRoomsTest {
    private final ManualClock clock = new ManualClock();
    private final List<String> changed = new ArrayList<>();
    private final WaitingRooms rooms = new WaitingRooms(clock, changed::add);

    @Test
    void K10_a_waiting_person_is_reported_until_admitted_or_gone() {
        knock("u-bob", "Bob");
        knock("u-ana", "Ana");
        assertThat(rooms.waiting("b1")).extracting(Person::name).containsExactly("Ana", "Bob");

        rooms.add("b1", new AdmissionRecord.Admitted("u-ana", clock.millis()));
        knock("u-ana", "Ana");
        assertThat(rooms.waiting("b1")).extracting(Person::name).containsExactly("Bob");

        clock.advance(Duration.ofMinutes(1));
        assertThat(rooms.waiting("b1")).isEmpty();
    }

    @Test
    void K10_each_person_who_begins_or_ends_to_wait_is_news_once() {
        knock("u-ana", "Ana");
        knock("u-ana", "Ana");
        assertThat(changed).containsExactly("b1");

        rooms.add("b1", new AdmissionRecord.Admitted("u-ana", clock.millis()));
        rooms.add("b1", new AdmissionRecord.Admitted("u-ana", clock.millis()));
        knock("u-ana", "Ana");
        assertThat(changed).containsExactly("b1", "b1");
    }

    @Test
    void K10_a_waiting_person_is_reported_repeatedly() {
        assertThat(rooms.isNews("b1", "u-ana")).isTrue();
        knock("u-ana", "Ana");
        assertThat(rooms.isNews("b1", "u-ana")).isFalse();

        clock.advance(Duration.ofSeconds(25));

        assertThat(rooms.isNews("b1", "u-ana")).isTrue();
    }

    @Test
    void K10_fake_people_fill_only_one_boards_waiting_room() {
        for (int i = 0; i < 1_000; i++) {
            knock("made-up-" + i, "Made up");
        }

        assertThat(rooms.waiting("b1")).hasSize(100);
        assertThat(rooms.isNews("b1", "u-ana")).isFalse();
        assertThat(rooms.isNews("b2", "u-ana")).isTrue();
    }

    private void knock(String user, String name) {
        rooms.add("b1", new AdmissionRecord.Knock(new Person(user, name), clock.millis()));
    }
}
