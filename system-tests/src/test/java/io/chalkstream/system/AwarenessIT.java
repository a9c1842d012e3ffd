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
    void A7_presence_spans_gateways_and_two_tabs_are_one_person(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", Role.STUDENT, stack.gatewaysFrom(1));
            ana.awaitPeople(PATIENCE, "ana", "ben");
            ben.awaitPeople(PATIENCE, "ana", "ben");
            awaitAwareness(ana, "a student", state -> state.people().get("ben").role() == Role.STUDENT);

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
    void A4_A6_a_late_joiner_sees_strokes_in_progress(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            ana.client().show(new ClientMessage.Ink(ink(0, 1, 1, 0.5, 2, 2, 0.5)));
            ana.client().show(new ClientMessage.Ink(ink(2, 3, 3, 0.5)));

            var ben = classroom.join("Ben", stack.gatewaysFrom(1));
            var cem = classroom.join("Cem", stack.gatewaysFrom(0));

            var whole = ink(0, 1, 1, 0.5, 2, 2, 0.5, 3, 3, 0.5);
            String pen = ana.client().client();
            awaitAwareness(
                    ben, "the whole stroke", state -> whole.equals(state.inks().get(pen)));
            awaitAwareness(
                    cem, "the whole stroke", state -> whole.equals(state.inks().get(pen)));
        }
    }

    @Test
    void A8_a_followed_person_is_informed_and_shares_the_view(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", Role.VIEWER, stack.gatewaysFrom(1));
            ben.client().show(new ClientMessage.Follow("ana"));
            awaitAwareness(ana, "Ben's following", state -> state.follows().containsValue("ana"));

            var area = new Area(0, 0, 800, 600);
            ana.client().show(new ClientMessage.View(area));
            awaitAwareness(ben, "what Ana sees", state -> state.views().containsValue(area));

            ana.client().show(new ClientMessage.Call(1, area));
            awaitAwareness(ben, "Ana's call", state -> !state.calls().isEmpty());
        }
    }

    @Test
    void K5_A8_follows_survive_the_expiry_of_sessions(TestStack stack) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", SESSION, stack.gatewaysFrom(0));
            var ben = classroom.join("Ben", SESSION, stack.gatewaysFrom(1));
            var area = new Area(0, 0, 800, 600);
            ben.client().show(new ClientMessage.Follow("ana"));
            ana.client().show(new ClientMessage.View(area));
            for (var person : List.of(ana, ben)) {
                awaitAwareness(
                        person, "Ben's following", state -> state.follows().containsValue("ana"));
                awaitAwareness(person, "what Ana sees", state -> state.views().containsValue(area));
            }
            long since = ben.received()
                    .awarenessState(state -> state.people().get("ana").since());

            for (var person : List.of(ana, ben)) {
                var moves = person.received().gatewayHistory();
                Await.until(person.name() + " is in the next session", PATIENCE, () -> !moves.disconnections()
                        .isEmpty());
                assertThat(moves.disconnections()).allMatch(absence -> absence.seconds() == 0);
            }
            var elsewhere = new Area(50, 0, 800, 600);
            ana.client().show(new ClientMessage.View(elsewhere));
            awaitAwareness(ben, "what Ana sees", state -> state.views().containsValue(elsewhere));

            for (var person : List.of(ana, ben)) {
                assertThat(person.received().sawLeave("ana", "ben")).isFalse();
                assertThat(person.received().endedFollows()).isZero();
            }
            assertThat(ben.received()
                            .<Long>awarenessState(
                                    state -> state.people().get("ana").since()))
                    .isEqualTo(since);
        }
    }

    @Test
    void A9_only_teachers_see_hidden_students(TestStack stack) {
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

    private static void awaitAwareness(Participant person, String what, Predicate<AwarenessState> condition) {
        Await.until(person.name() + " sees " + what, PATIENCE, () -> person.received()
                .awarenessState(condition::test));
    }

    private static Ink ink(int from, double... points) {
        return new Ink("stroke", Color.RED, 4, from, new Value.Points(points));
    }
}
