package io.chalkstream.protocol.awareness;

import static io.chalkstream.protocol.awareness.InkTest.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwarenessStateTest {
    private static final long NOW = 1_000_000;
    private static final long LIFE = AwarenessState.GESTURE_LIFE.toMillis();
    private static final String ANA = "ana_1";
    private static final String BEN = "ben_1";

    private final AwarenessState state = new AwarenessState();

    @Test
    void A2_the_last_write_of_each_value_wins() {
        merge(AwarenessDelta.cursor(ANA, new Point(1, 1)));
        merge(AwarenessDelta.cursor(ANA, new Point(2, 2)));
        merge(AwarenessDelta.laser(ANA, new Point(3, 3)));

        assertThat(state.cursors()).containsExactly(Map.entry(ANA, new Point(2, 2)));
        assertThat(state.lasers()).containsExactly(Map.entry(ANA, new Point(3, 3)));
    }

    @Test
    void A4_a_delta_has_only_the_new_points_of_a_stroke() {
        merge(AwarenessDelta.ink(ANA, part("s", 0, 5)));
        long known = state.version();
        merge(AwarenessDelta.ink(ANA, part("s", 5, 8)));
        merge(AwarenessDelta.ink(ANA, part("s", 8, 9)));

        assertThat(state.since(known).inks()).containsExactly(Map.entry(ANA, part("s", 5, 9)));
        assertThat(state.since(0).inks()).containsExactly(Map.entry(ANA, part("s", 0, 9)));
    }

    @Test
    void A4_a_delta_has_the_next_stroke_from_its_first_point() {
        merge(AwarenessDelta.ink(ANA, part("s", 0, 5)));
        long known = state.version();
        merge(AwarenessDelta.ink(ANA, part("t", 0, 2)));

        assertThat(state.since(known).inks()).containsExactly(Map.entry(ANA, part("t", 0, 2)));
    }

    @Test
    void a_removal_is_sent_only_to_replicas_that_had_the_value() {
        merge(AwarenessDelta.laser(ANA, new Point(3, 3)));
        long known = state.version();
        merge(AwarenessDelta.laser(ANA, null));
        merge(AwarenessDelta.laser(BEN, null));

        assertThat(state.since(known)).isEqualTo(AwarenessDelta.laser(ANA, null));
        assertThat(state.since(0).lasers()).isEmpty();
    }

    @Test
    void a_repeated_value_makes_no_delta() {
        merge(AwarenessDelta.drag(ANA, drag()));
        long known = state.version();
        merge(AwarenessDelta.drag(ANA, drag()));

        assertThat(state.since(known).isEmpty()).isTrue();
    }

    @Test
    void A3_a_gesture_expires_unless_it_is_repeated() {
        state.merge(AwarenessDelta.cursor(ANA, new Point(1, 1)), NOW);
        state.merge(AwarenessDelta.drag(BEN, drag()), NOW);
        state.merge(AwarenessDelta.follow(BEN, "ana"), NOW);
        state.merge(AwarenessDelta.drag(BEN, drag()), NOW + LIFE);
        state.expire(NOW + LIFE + 1);

        assertThat(state.cursors()).isEmpty();
        assertThat(state.drags()).containsKey(BEN);
        assertThat(state.follows()).containsKey(BEN);
    }

    @Test
    void A3_an_expired_gesture_is_removed_even_from_late_replicas() {
        state.merge(AwarenessDelta.cursor(ANA, new Point(1, 1)), NOW);
        state.merge(AwarenessDelta.ink(BEN, part("s", 0, 5)), NOW);
        long known = state.version();
        state.expire(NOW + LIFE + 1);

        assertThat(state.since(known).cursors()).containsOnly(entry(ANA, null));
        assertThat(state.since(known).inks()).containsOnly(entry(BEN, null));
    }

    @Test
    void A3_without_an_expiry_there_is_no_delta() {
        state.merge(AwarenessDelta.cursor(ANA, new Point(1, 1)), NOW);
        long known = state.version();
        state.expire(NOW + LIFE);

        assertThat(state.version()).isEqualTo(known);
    }

    @Test
    void A4_a_replica_that_expired_a_stroke_shows_it_from_the_next_points_on() {
        var reader = new AwarenessState();
        state.merge(AwarenessDelta.ink(ANA, part("s", 0, 5)), NOW);
        reader.merge(state.since(0), NOW);
        long known = state.version();
        state.merge(AwarenessDelta.ink(ANA, part("s", 4, 5)), NOW + LIFE);
        state.merge(AwarenessDelta.ink(ANA, part("s", 5, 8)), NOW + LIFE + 1);
        reader.expire(NOW + LIFE + 1);
        reader.merge(state.since(known), NOW + LIFE + 1);

        assertThat(reader.inks()).containsOnly(entry(ANA, part("s", 5, 8)));
    }

    @Test
    void A4_a_withdrawn_stroke_leaves_no_points_in_any_replica() {
        merge(AwarenessDelta.ink(ANA, part("s", 0, 2)));
        long early = state.version();
        merge(AwarenessDelta.ink(ANA, part("s", 2, 5)));
        long late = state.version();
        merge(AwarenessDelta.ink(ANA, part("s", 0, 0)));

        assertThat(state.since(early).inks()).containsEntry(ANA, part("s", 0, 0));
        assertThat(state.since(late).inks()).containsEntry(ANA, part("s", 0, 0));
        assertThat(state.inks().get(ANA).isCancelled()).isTrue();
    }

    @Test
    void A5_the_tick_is_sent_when_it_changes_and_with_the_full_state() {
        merge(AwarenessDelta.tick(Duration.ofMillis(33)));
        long known = state.version();
        merge(AwarenessDelta.tick(Duration.ofMillis(33)));
        assertThat(state.since(known).isEmpty()).isTrue();

        merge(AwarenessDelta.tick(Duration.ofMillis(70)));

        assertThat(state.since(known)).isEqualTo(AwarenessDelta.tick(Duration.ofMillis(70)));
        assertThat(state.since(0).tick()).isEqualTo(70);
    }

    @Test
    void A3_a_repeated_gesture_counts_as_changed_before_replicas_expire_it() {
        state.merge(AwarenessDelta.drag(ANA, drag()), NOW);
        state.merge(AwarenessDelta.ink(ANA, part("s", 0, 5)), NOW);
        state.merge(AwarenessDelta.view(ANA, new Area(0, 0, 9, 9)), NOW);
        long known = state.version();
        state.merge(AwarenessDelta.drag(ANA, drag()), NOW + LIFE / 2);
        state.merge(AwarenessDelta.ink(ANA, part("s", 4, 5)), NOW + LIFE / 2);
        state.merge(AwarenessDelta.view(ANA, new Area(0, 0, 9, 9)), NOW + LIFE / 2);

        var delta = state.since(known);
        assertThat(delta.drags()).containsOnlyKeys(ANA);
        assertThat(delta.inks()).containsEntry(ANA, part("s", 4, 5));
        assertThat(delta.views()).isEmpty();
    }

    @Test
    void a_client_that_left_shows_nothing() {
        merge(AwarenessDelta.cursor(ANA, new Point(1, 1)));
        merge(AwarenessDelta.ink(ANA, part("s", 0, 5)));
        merge(AwarenessDelta.follow(ANA, "ben"));
        merge(AwarenessDelta.cursor(BEN, new Point(1, 1)));
        state.leave(ANA, NOW);

        assertThat(state.cursors()).containsOnlyKeys(BEN);
        assertThat(state.inks()).isEmpty();
        assertThat(state.follows()).isEmpty();
    }

    @Test
    void A6_a_complete_delta_ends_what_it_does_not_name_except_gestures() {
        merge(AwarenessDelta.people(Map.of("ana", presence("Ana"), "ben", presence("Ben"))));
        merge(AwarenessDelta.follow(BEN, "ana"));
        merge(AwarenessDelta.cursor(BEN, new Point(1, 1)));
        var other = new AwarenessState();
        other.merge(AwarenessDelta.people(Map.of("ana", presence("Ana"))), NOW);
        merge(other.since(0));

        assertThat(state.people()).containsOnlyKeys("ana");
        assertThat(state.follows()).isEmpty();
        assertThat(state.cursors()).containsOnlyKeys(BEN);
    }

    @Test
    void a_replica_that_is_too_old_gets_the_full_state() {
        merge(AwarenessDelta.people(Map.of("ana", presence("Ana"), "ben", presence("Ben"))));
        long known = state.version();
        state.merge(AwarenessDelta.people(Collections.singletonMap("ben", null)), NOW);
        state.expire(NOW + AwarenessState.FORGOTTEN_AFTER.toMillis() + 1);

        var received = state.since(known);
        assertThat(received.isComplete()).isTrue();
        assertThat(received.people()).containsOnlyKeys("ana");
    }

    @Test
    void a_delta_can_be_limited_to_some_people() {
        merge(AwarenessDelta.people(Map.of("ana", presence("Ana"), "ben", presence("Ben"))));
        merge(AwarenessDelta.cursor(ANA, new Point(1, 1)));
        merge(AwarenessDelta.cursor(BEN, new Point(1, 1)));

        var ofAna = state.since(0).only("ana"::equals, ANA::equals);
        assertThat(ofAna.people()).containsOnlyKeys("ana");
        assertThat(ofAna.cursors()).containsOnlyKeys(ANA);
    }

    private void merge(AwarenessDelta delta) {
        state.merge(delta, NOW);
    }

    private static Drag drag() {
        return new Drag(Map.of("e1", new Props(Map.of(Property.X, new Value.Num(3)))));
    }

    private static Presence presence(String name) {
        return new Presence(name, Role.STUDENT, 0, NOW, false);
    }
}
