package io.chalkstream.cursor.presence;

import static io.chalkstream.cursor.batching.Samples.page;
import static io.chalkstream.cursor.batching.Samples.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.awareness.PresenceTimings;
import io.chalkstream.protocol.command.Role;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PresenceTrackerTest {
    private static final long NOW = 1_000_000;
    private static final long ABSENCE = PresenceTimings.STANDARD.rejoinWindow().toMillis();
    private static final long GATEWAY_TIMEOUT =
            PresenceTimings.STANDARD.gatewayTimeout().toMillis();

    private static final long LEAVE_GRACE =
            PresenceTimings.STANDARD.leaveGrace().toMillis();

    private final PresenceTracker presence = new PresenceTracker();

    @Test
    void A7_people_are_present_from_join_to_leave() {
        presence.came("g1", page("ana_1", 5), NOW);
        presence.came("g2", page("ben_1", 6), NOW);
        assertThat(presence.people(NOW)).containsOnlyKeys("ana", "ben");

        presence.left("g1", "ana_1", NOW);
        assertThat(presence.expire(NOW + LEAVE_GRACE - 1)).isEmpty();
        assertThat(presence.people(NOW)).containsOnlyKeys("ana", "ben");
        assertThat(presence.expire(NOW + LEAVE_GRACE)).containsExactly("ana_1");
        assertThat(presence.people(NOW)).containsOnlyKeys("ben");
    }

    @Test
    void A7_a_person_with_two_tabs_is_one_person_and_leaves_with_the_last_one() {
        presence.came("g1", page("ana_1", 5, true), NOW);
        presence.came("g2", page("ana_2", 9, false), NOW);

        var ana = presence.people(NOW).get("ana");
        assertThat(ana.since()).isEqualTo(5);
        assertThat(ana.idle()).isFalse();

        leaves("g1", "ana_1", NOW);
        assertThat(presence.people(NOW)).containsOnlyKeys("ana");
        leaves("g2", "ana_2", NOW);
        assertThat(presence.people(NOW)).isEmpty();
    }

    @Test
    void A7_a_teacher_in_any_page_is_a_teacher() {
        presence.came("g1", teacher("ana_1", 5), NOW);
        presence.came("g2", page("ana_2", 9), NOW);

        assertThat(presence.people(NOW).get("ana").role()).isEqualTo(Role.TEACHER);
        leaves("g1", "ana_1", NOW);
        assertThat(presence.people(NOW).get("ana").role()).isEqualTo(Role.STUDENT);
    }

    @Test
    void A7_a_quick_return_keeps_the_arrival_time() {
        presence.came("g1", page("ana_1", 5), NOW);
        presence.people(NOW);
        leaves("g1", "ana_1", NOW);
        presence.people(NOW);
        presence.expire(NOW + ABSENCE - 1);
        presence.came("g2", page("ana_1", 9_000), NOW + ABSENCE - 1);
        assertThat(presence.people(NOW + ABSENCE - 1).get("ana").since()).isEqualTo(5);

        leaves("g2", "ana_1", NOW + ABSENCE - 1);
        presence.expire(NOW + 2 * ABSENCE - 1);
        presence.came("g1", page("ana_1", 99_000), NOW + 2 * ABSENCE);
        assertThat(presence.people(NOW + 2 * ABSENCE).get("ana").since()).isEqualTo(99_000);
    }

    @Test
    void C9_A7_a_handover_keeps_the_arrival_time() {
        presence.came("g1", page("ana_1", 5), NOW);
        presence.people(NOW);
        presence.came("g2", page("ana_1", 900_000), NOW + 15 * 60_000);
        leaves("g1", "ana_1", NOW + 15 * 60_000);

        assertThat(presence.people(NOW + 15 * 60_000).get("ana").since()).isEqualTo(5);
    }

    @Test
    void A7_a_roster_restores_join_times_and_colours() {
        var author = page("ana_1", 9).author();
        presence.roster("g1", List.of(new ConnectedPage(author, 900, 5, false, 7, null)), NOW);

        assertThat(presence.people(NOW).get("ana")).isEqualTo(new Presence("Name of ana", Role.STUDENT, 7, 5, false));
    }

    @Test
    void a_late_close_of_an_old_connection_never_harms_the_new_one() {
        presence.came("g1", page("ana_1", 5), NOW);
        presence.came("g2", page("ana_1", 9), NOW);

        leaves("g1", "ana_1", NOW);
        presence.roster("g1", List.of(), NOW);
        presence.roster("g1", List.of(page("ana_1", 5)), NOW);
        leaves("g1", "ana_1", NOW);
        assertThat(presence.people(NOW)).containsOnlyKeys("ana");
    }

    @Test
    void C9_A7_a_person_who_moves_to_another_gateway_stays_present_in_any_order_of_reports() {
        for (boolean comesFirst : List.of(true, false)) {
            var moving = new PresenceTracker();
            moving.came("g1", page("ana_1", 5), NOW);

            if (comesFirst) {
                moving.came("g2", page("ana_1", 9), NOW);
                moving.left("g1", "ana_1", NOW);
            } else {
                moving.left("g1", "ana_1", NOW);
                assertThat(moving.expire(NOW + LEAVE_GRACE - 1)).isEmpty();
                moving.came("g2", page("ana_1", 9), NOW + LEAVE_GRACE - 1);
            }

            assertThat(moving.expire(NOW + LEAVE_GRACE)).isEmpty();
            assertThat(moving.people(NOW)).containsOnlyKeys("ana");
            moving.left("g2", "ana_1", NOW + LEAVE_GRACE);
            assertThat(moving.expire(NOW + 2 * LEAVE_GRACE))
                    .as("it was at the second gateway")
                    .containsExactly("ana_1");
        }
    }

    @Test
    void A7_a_roster_replaces_the_pages_of_its_gateway() {
        presence.came("g1", page("ana_1", 5), NOW);
        presence.came("g2", page("ben_1", 5), NOW);

        presence.roster("g1", List.of(page("cem_1", 7)), NOW);
        assertThat(presence.expire(NOW + LEAVE_GRACE)).containsExactly("ana_1");
        assertThat(presence.people(NOW)).containsOnlyKeys("ben", "cem");
    }

    @Test
    void nobody_leaves_while_no_reports_can_be_received() {
        presence.came("g1", page("ana_1", 5), NOW);
        presence.left("g1", "ana_1", NOW);
        presence.resetTimeouts(NOW + 60_000);

        assertThat(presence.expire(NOW + 60_000)).isEmpty();
    }

    @Test
    void A7_the_people_of_a_dead_gateway_are_removed() {
        presence.came("g1", page("ana_1", 5), NOW);
        presence.came("g2", page("ben_1", 5), NOW);
        presence.heartbeat("g2", NOW + GATEWAY_TIMEOUT - 1);

        assertThat(presence.expire(NOW + GATEWAY_TIMEOUT - 1)).isEmpty();
        assertThat(presence.expire(NOW + GATEWAY_TIMEOUT)).containsExactly("ana_1");
        assertThat(presence.people(NOW)).containsOnlyKeys("ben");
    }

    @Test
    void no_gateway_times_out_while_no_reports_can_be_received() {
        presence.came("g1", page("ana_1", 5), NOW);
        presence.resetTimeouts(NOW + 60_000);

        assertThat(presence.expire(NOW + 60_000)).isEmpty();
    }

    @Test
    void nothing_is_stored_of_people_who_left_long_ago() {
        presence.came("g1", page("ana_1", 5), NOW);
        leaves("g1", "ana_1", NOW);
        presence.expire(NOW + ABSENCE);

        assertThat(presence.isEmpty()).isTrue();
    }

    @Test
    void A7_colours_are_shared_as_little_as_possible() {
        IntStream.range(0, 2 * Presence.COLOURS).forEach(i -> presence.came("g1", page("u" + i + "_1", i), NOW));

        var wearers = presence.people(NOW).values().stream()
                .collect(Collectors.groupingBy(Presence::colour, Collectors.counting()));
        assertThat(wearers).hasSize(Presence.COLOURS).allSatisfy((colour, count) -> assertThat(count)
                .isEqualTo(2));
    }

    @Test
    void A7_a_person_keeps_their_colour_while_others_join_and_leave() {
        presence.came("g1", page("ana_1", 5), NOW);
        int colour = presence.people(NOW).get("ana").colour();
        IntStream.range(0, 30).forEach(i -> presence.came("g1", page("u" + i + "_1", i), NOW));
        presence.people(NOW);
        IntStream.range(0, 30).forEach(i -> leaves("g1", "u" + i + "_1", NOW));

        assertThat(presence.people(NOW).get("ana").colour()).isEqualTo(colour);
    }

    private void leaves(String gateway, String client, long now) {
        presence.left(gateway, client, now);
        presence.expire(now + LEAVE_GRACE);
    }
}
