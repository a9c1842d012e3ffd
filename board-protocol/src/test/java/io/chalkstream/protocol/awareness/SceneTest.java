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

class SceneTest {
    private static final long NOW = 1_000_000;
    private static final long LIFE = Scene.GESTURE_LIFE.toMillis();
    private static final String ANA = "ana_1";
    private static final String BEN = "ben_1";

    private final Scene scene = new Scene();

    @Test
    void A2_of_each_thing_that_somebody_shows_the_latest_counts() {
        merge(Delta.cursor(ANA, new Point(1, 1)));
        merge(Delta.cursor(ANA, new Point(2, 2)));
        merge(Delta.laser(ANA, new Point(3, 3)));

        assertThat(scene.cursors()).containsExactly(Map.entry(ANA, new Point(2, 2)));
        assertThat(scene.lasers()).containsExactly(Map.entry(ANA, new Point(3, 3)));
    }

    @Test
    void A4_of_a_stroke_only_new_points_travel() {
        merge(Delta.ink(ANA, part("s", 0, 5)));
        long known = scene.version();
        merge(Delta.ink(ANA, part("s", 5, 8)));
        merge(Delta.ink(ANA, part("s", 8, 9)));

        assertThat(scene.since(known).inks()).containsExactly(Map.entry(ANA, part("s", 5, 9)));
        assertThat(scene.since(0).inks()).containsExactly(Map.entry(ANA, part("s", 0, 9)));
    }

    @Test
    void A4_the_next_stroke_travels_from_its_beginning() {
        merge(Delta.ink(ANA, part("s", 0, 5)));
        long known = scene.version();
        merge(Delta.ink(ANA, part("t", 0, 2)));

        assertThat(scene.since(known).inks()).containsExactly(Map.entry(ANA, part("t", 0, 2)));
    }

    @Test
    void what_is_over_is_told_to_those_who_saw_it_and_to_nobody_else() {
        merge(Delta.laser(ANA, new Point(3, 3)));
        long known = scene.version();
        merge(Delta.laser(ANA, null));
        merge(Delta.laser(BEN, null));

        assertThat(scene.since(known)).isEqualTo(Delta.laser(ANA, null));
        assertThat(scene.since(0).lasers()).isEmpty();
    }

    @Test
    void what_is_said_again_is_not_news() {
        merge(Delta.drag(ANA, drag()));
        long known = scene.version();
        merge(Delta.drag(ANA, drag()));

        assertThat(scene.since(known).isEmpty()).isTrue();
    }

    @Test
    void A3_a_gesture_that_nothing_is_heard_of_is_shown_no_longer_and_one_that_is_said_again_is() {
        scene.merge(Delta.cursor(ANA, new Point(1, 1)), NOW);
        scene.merge(Delta.drag(BEN, drag()), NOW);
        scene.merge(Delta.follow(BEN, "ana"), NOW);
        scene.merge(Delta.drag(BEN, drag()), NOW + LIFE);
        scene.expire(NOW + LIFE + 1);

        assertThat(scene.cursors()).isEmpty();
        assertThat(scene.drags()).containsKey(BEN);
        assertThat(scene.follows()).containsKey(BEN);
    }

    @Test
    void A3_that_a_gesture_is_over_is_told_to_those_who_saw_it_however_late() {
        scene.merge(Delta.cursor(ANA, new Point(1, 1)), NOW);
        scene.merge(Delta.ink(BEN, part("s", 0, 5)), NOW);
        long known = scene.version();
        scene.expire(NOW + LIFE + 1);

        assertThat(scene.since(known).cursors()).containsOnly(entry(ANA, null));
        assertThat(scene.since(known).inks()).containsOnly(entry(BEN, null));
    }

    @Test
    void A3_where_nothing_is_over_nothing_is_news() {
        scene.merge(Delta.cursor(ANA, new Point(1, 1)), NOW);
        long known = scene.version();
        scene.expire(NOW + LIFE);

        assertThat(scene.version()).isEqualTo(known);
    }

    @Test
    void A4_whoever_heard_nothing_of_a_stroke_for_a_gestures_life_shows_it_from_there_on() {
        var reader = new Scene();
        scene.merge(Delta.ink(ANA, part("s", 0, 5)), NOW);
        reader.merge(scene.since(0), NOW);
        long known = scene.version();
        scene.merge(Delta.ink(ANA, part("s", 4, 5)), NOW + LIFE);
        scene.merge(Delta.ink(ANA, part("s", 5, 8)), NOW + LIFE + 1);
        reader.expire(NOW + LIFE + 1);
        reader.merge(scene.since(known), NOW + LIFE + 1);

        assertThat(reader.inks()).containsOnly(entry(ANA, part("s", 5, 8)));
    }

    @Test
    void A4_of_a_stroke_that_is_taken_back_nothing_is_left_however_much_of_it_was_known() {
        merge(Delta.ink(ANA, part("s", 0, 2)));
        long early = scene.version();
        merge(Delta.ink(ANA, part("s", 2, 5)));
        long late = scene.version();
        merge(Delta.ink(ANA, part("s", 0, 0)));

        assertThat(scene.since(early).inks()).containsEntry(ANA, part("s", 0, 0));
        assertThat(scene.since(late).inks()).containsEntry(ANA, part("s", 0, 0));
        assertThat(scene.inks().get(ANA).isTakenBack()).isTrue();
    }

    @Test
    void A5_the_tick_is_told_when_it_changes_and_with_the_whole() {
        merge(Delta.tick(Duration.ofMillis(33)));
        long known = scene.version();
        merge(Delta.tick(Duration.ofMillis(33)));
        assertThat(scene.since(known).isEmpty()).isTrue();

        merge(Delta.tick(Duration.ofMillis(70)));

        assertThat(scene.since(known)).isEqualTo(Delta.tick(Duration.ofMillis(70)));
        assertThat(scene.since(0).tick()).isEqualTo(70);
    }

    @Test
    void A3_a_gesture_that_is_said_again_after_a_while_is_news_to_whoever_would_forget_it() {
        scene.merge(Delta.drag(ANA, drag()), NOW);
        scene.merge(Delta.ink(ANA, part("s", 0, 5)), NOW);
        scene.merge(Delta.view(ANA, new Area(0, 0, 9, 9)), NOW);
        long known = scene.version();
        scene.merge(Delta.drag(ANA, drag()), NOW + LIFE / 2);
        scene.merge(Delta.ink(ANA, part("s", 4, 5)), NOW + LIFE / 2);
        scene.merge(Delta.view(ANA, new Area(0, 0, 9, 9)), NOW + LIFE / 2);

        var news = scene.since(known);
        assertThat(news.drags()).containsOnlyKeys(ANA);
        assertThat(news.inks()).containsEntry(ANA, part("s", 4, 5));
        assertThat(news.views()).isEmpty();
    }

    @Test
    void who_has_left_shows_nothing() {
        merge(Delta.cursor(ANA, new Point(1, 1)));
        merge(Delta.ink(ANA, part("s", 0, 5)));
        merge(Delta.follow(ANA, "ben"));
        merge(Delta.cursor(BEN, new Point(1, 1)));
        scene.leave(ANA, NOW);

        assertThat(scene.cursors()).containsOnlyKeys(BEN);
        assertThat(scene.inks()).isEmpty();
        assertThat(scene.follows()).isEmpty();
    }

    @Test
    void A6_complete_news_end_what_they_do_not_name_but_for_gestures() {
        merge(Delta.people(Map.of("ana", presence("Ana"), "ben", presence("Ben"))));
        merge(Delta.follow(BEN, "ana"));
        merge(Delta.cursor(BEN, new Point(1, 1)));
        var other = new Scene();
        other.merge(Delta.people(Map.of("ana", presence("Ana"))), NOW);
        merge(other.since(0));

        assertThat(scene.people()).containsOnlyKeys("ana");
        assertThat(scene.follows()).isEmpty();
        assertThat(scene.cursors()).containsOnlyKeys(BEN);
    }

    @Test
    void whoever_knows_too_little_is_told_everything() {
        merge(Delta.people(Map.of("ana", presence("Ana"), "ben", presence("Ben"))));
        long known = scene.version();
        scene.merge(Delta.people(Collections.singletonMap("ben", null)), NOW);
        scene.expire(NOW + Scene.FORGOTTEN_AFTER.toMillis() + 1);

        var told = scene.since(known);
        assertThat(told.isComplete()).isTrue();
        assertThat(told.people()).containsOnlyKeys("ana");
    }

    @Test
    void news_can_be_had_of_some_people_alone() {
        merge(Delta.people(Map.of("ana", presence("Ana"), "ben", presence("Ben"))));
        merge(Delta.cursor(ANA, new Point(1, 1)));
        merge(Delta.cursor(BEN, new Point(1, 1)));

        var ofAna = scene.since(0).only("ana"::equals, ANA::equals);
        assertThat(ofAna.people()).containsOnlyKeys("ana");
        assertThat(ofAna.cursors()).containsOnlyKeys(ANA);
    }

    private void merge(Delta news) {
        scene.merge(news, NOW);
    }

    private static Drag drag() {
        return new Drag(Map.of("e1", new Props(Map.of(Property.X, new Value.Num(3)))));
    }

    private static Presence presence(String name) {
        return new Presence(name, Role.STUDENT, 0, NOW, false);
    }
}
