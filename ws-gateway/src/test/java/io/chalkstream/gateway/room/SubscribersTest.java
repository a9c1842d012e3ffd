package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SubscribersTest {
    private static final int SEATS = 1_000;

    private final Subscribers subscribers = new Subscribers(ConnectionLimits.GENEROUS.withConnections(SEATS, 10));

    @Test
    void L1_fake_people_of_one_link_leave_seats_for_others_and_for_teachers() {
        int taken = come(Role.STUDENT, "made-up", 100, 10);

        assertThat(taken).isEqualTo(SEATS / 2);
        assertThat(come(Role.STUDENT, "pupil", 200, 1)).isEqualTo(200);
        assertThat(come(Role.TEACHER, "teacher", 1, 2)).isEqualTo(2);
    }

    @Test
    void L1_despite_fake_people_a_teacher_and_the_other_link_get_seats() {
        assertThat(come(Role.STUDENT, "made-up", 2_000, 10)).isEqualTo(750);
        assertThat(come(Role.VIEWER, "viewer", 2_000, 10)).isEqualTo(200);
        assertThat(come(Role.TEACHER, "teacher", 50, 1)).isEqualTo(50);
        assertThat(come(Role.TEACHER, "one-more", 1, 1)).as("the board is full").isZero();
    }

    @Test
    void L1_a_class_of_two_hundred_has_ten_pages_each_while_there_is_room() {
        assertThat(come(Role.STUDENT, "pupil", 40, 12)).isEqualTo(400);
        assertThat(come(Role.STUDENT, "another", 200, 1)).isEqualTo(200);
    }

    @Test
    void L1_a_client_that_is_handed_over_keeps_its_seat_on_a_full_board() {
        come(Role.STUDENT, "made-up", 2_000, 10);

        assertThat(subscribers.add(subscriber(Role.STUDENT, "made-up0", 0))).isTrue();
    }

    /** So many people, each with so many connections; how many got in. */
    private int come(Role role, String name, int people, int connections) {
        int in = 0;
        for (int connection = 0; connection < connections; connection++) {
            for (int person = 0; person < people; person++) {
                in += subscribers.add(subscriber(role, name + person, connection)) ? 1 : 0;
            }
        }
        return in;
    }

    private static Subscriber subscriber(Role role, String user, int connection) {
        var queue = SampleMessages.queue(new FakeConnection(), new CountingMeters());
        var author = new Author(user, user, user + "_" + connection, role);
        return new Subscriber(author, new LinkClaims("b", role, Instant.EPOCH), queue, null, false, 0);
    }
}
