package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.awareness.Area;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.Ink;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Color;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@UsesStack
class AwarenessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Its last tenth must be enough to get to the next one, on a busy machine, too. */
    private static final Duration SESSION = Duration.ofSeconds(20);

    @Test
    void A7_everybody_sees_who_is_here_at_whatever_gateway_and_two_tabs_are_one_person(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", Role.STUDENT, stack.gatewaysFrom(1));
            ana.awaitPeople(PATIENCE, "ana", "ben");
            ben.awaitPeople(PATIENCE, "ana", "ben");
            awaitScene(ana, "a student", scene -> scene.people().get("ben").role() == Role.STUDENT);

            var secondTab = classroom.join("Ben", Role.STUDENT, stack.gatewaysFrom(0));
            var cem = classroom.join("Cem", Role.STUDENT, stack.gatewaysFrom(1));
            ana.awaitPeople(PATIENCE, "ana", "ben", "cem");
            ben.client().close();
            cem.client().close();
            ana.awaitPeople(PATIENCE, "ana", "ben");

            secondTab.client().close();
            ana.awaitPeople(PATIENCE, "ana");
        }
    }

    @Test
    void A4_A6_a_late_joiner_sees_the_strokes_that_are_growing(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            ana.client().show(new ClientMessage.Ink(ink(0, 1, 1, 0.5, 2, 2, 0.5)));
            ana.client().show(new ClientMessage.Ink(ink(2, 3, 3, 0.5)));

            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            var cem = classroom.join("Cem", stack.gatewaysFrom(0));

            var whole = ink(0, 1, 1, 0.5, 2, 2, 0.5, 3, 3, 0.5);
            String pen = ana.client().client();
            awaitScene(
                    ben, "the whole stroke", scene -> whole.equals(scene.inks().get(pen)));
            awaitScene(
                    cem, "the whole stroke", scene -> whole.equals(scene.inks().get(pen)));
        }
    }

    @Test
    void A8_who_is_followed_knows_it_and_shows_what_they_see(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", Role.VIEWER, stack.gatewaysFrom(1));
            ben.client().show(new ClientMessage.Follow("ana"));
            awaitScene(ana, "Ben's following", scene -> scene.follows().containsValue("ana"));

            var area = new Area(0, 0, 800, 600);
            ana.client().show(new ClientMessage.View(area));
            awaitScene(ben, "what Ana sees", scene -> scene.views().containsValue(area));

            ana.client().show(new ClientMessage.Call(1, area));
            awaitScene(ben, "Ana's call", scene -> !scene.calls().isEmpty());
        }
    }

    @Test
    void K5_A8_when_sessions_are_over_neither_who_follows_nor_who_is_followed_notices(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", SESSION, stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", SESSION, stack.gatewaysFrom(1));
            var area = new Area(0, 0, 800, 600);
            ben.client().show(new ClientMessage.Follow("ana"));
            ana.client().show(new ClientMessage.View(area));
            for (var person : List.of(ana, ben)) {
                awaitScene(person, "Ben's following", scene -> scene.follows().containsValue("ana"));
                awaitScene(person, "what Ana sees", scene -> scene.views().containsValue(area));
            }
            long since = ben.received().scene(scene -> scene.people().get("ana").since());

            for (var person : List.of(ana, ben)) {
                var moves = person.received().gatewayHistory();
                Await.until(person.name() + " is in the next session", PATIENCE, () -> !moves.disconnections()
                        .isEmpty());
                assertThat(moves.disconnections()).allMatch(absence -> absence.seconds() == 0);
            }
            var elsewhere = new Area(50, 0, 800, 600);
            ana.client().show(new ClientMessage.View(elsewhere));
            awaitScene(ben, "what Ana sees", scene -> scene.views().containsValue(elsewhere));

            for (var person : List.of(ana, ben)) {
                assertThat(person.received().sawLeave("ana", "ben")).isFalse();
                assertThat(person.received().endedFollows()).isZero();
            }
            assertThat(ben.received()
                            .<Long>scene(scene -> scene.people().get("ana").since()))
                    .isEqualTo(since);
        }
    }

    @Test
    void A9_hidden_students_are_seen_by_teachers_alone(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            ana.change(PATIENCE, new Change.HideStudents(true));
            var ben = classroom.join("Ben", Role.STUDENT, stack.gatewaysFrom(0));
            var cem = classroom.join("Cem", Role.STUDENT, stack.gatewaysFrom(1));
            ana.awaitPeople(PATIENCE, "ana", "ben", "cem");
            ben.awaitPeople(PATIENCE, "ana");
            cem.awaitPeople(PATIENCE, "ana");
            assertThat(Set.of(ben, cem)).allMatch(student -> !student.received().sawJoin("ben", "cem"));

            ben.change(PATIENCE, SampleChanges.putRectangle("hidden", 1));
            ana.change(PATIENCE, new Change.HideStudents(false));
            ben.change(PATIENCE, SampleChanges.putRectangle("shown", 2));
            cem.awaitSeq(4, PATIENCE);
            assertThat(cem.received().events())
                    .extracting(event -> event.author().name())
                    .as("who hid, and what Ben did before and after the end of it: without and with his name")
                    .containsSubsequence(null, "Ana", "Ben");

            ben.awaitPeople(PATIENCE, "ana", "ben", "cem");
            cem.awaitPeople(PATIENCE, "ana", "ben", "cem");
        }
    }

    private static void awaitScene(Participant person, String what, Predicate<AwarenessState> condition) {
        Await.until(person.name() + " sees " + what, PATIENCE, () -> person.received()
                .scene(condition::test));
    }

    private static Ink ink(int from, double... points) {
        return new Ink("stroke", Color.RED, 4, from, new Value.Points(points));
    }
}
