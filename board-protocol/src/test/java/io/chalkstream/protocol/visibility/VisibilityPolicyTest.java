package io.chalkstream.protocol.visibility;

import static io.chalkstream.protocol.visibility.VisibilityPolicy.OPEN;
import static io.chalkstream.protocol.visibility.VisibilityPolicy.STUDENTS_HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.ElementHistory;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ElementAuthors;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisibilityPolicyTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    void A9_an_open_board_shows_everybody_to_everybody(Role role) {
        assertThat(OPEN.showsEverybodyTo(role)).isTrue();
        assertThat(OPEN.hidesName(author(role))).isFalse();
        assertThat(OPEN.mayName(event(author(Role.STUDENT), false), author(role)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void A9_hidden_students_are_visible_to_teachers_only(Role viewer) {
        boolean isTeacher = viewer == Role.TEACHER;

        assertThat(STUDENTS_HIDDEN.showsEverybodyTo(viewer)).isEqualTo(isTeacher);
        assertThat(STUDENTS_HIDDEN.hidesName(author(viewer))).isEqualTo(!isTeacher);
        assertThat(STUDENTS_HIDDEN.mayName(event(author(Role.STUDENT), false), author(viewer)))
                .isEqualTo(isTeacher);
        assertThat(STUDENTS_HIDDEN.mayName(event(author(Role.TEACHER), false), author(viewer)))
                .isTrue();
    }

    @Test
    void A9_a_withheld_name_stays_withheld() {
        var event = event(author(Role.STUDENT), true);

        assertThat(VisibilityPolicy.authorForEverybody(event).name()).isNull();
        assertThat(OPEN.mayName(event, author(Role.STUDENT))).isFalse();
        assertThat(OPEN.mayName(event, author(Role.TEACHER))).isTrue();
    }

    @Test
    void K11_a_students_name_is_withheld_from_students_and_told_to_teachers_and_to_themselves() {
        var student = author(Role.STUDENT);
        var openly = new ElementHistory.Contribution(student, false, 1);
        var hidden = new ElementHistory.Contribution(student, true, 2);
        var known = new ElementHistory(openly, hidden);

        assertThat(OPEN.authorsFor(known, Role.STUDENT, "u-other"))
                .isEqualTo(new ElementAuthors(told(student, 1), told(null, 2)));
        assertThat(STUDENTS_HIDDEN.authorsFor(known, Role.VIEWER, "u-other"))
                .isEqualTo(new ElementAuthors(told(null, 1), told(null, 2)));
        assertThat(STUDENTS_HIDDEN.authorsFor(known, Role.TEACHER, "u-other"))
                .isEqualTo(new ElementAuthors(told(student, 1), told(student, 2)));
        assertThat(STUDENTS_HIDDEN.authorsFor(known, Role.STUDENT, student.user()))
                .isEqualTo(new ElementAuthors(told(student, 1), told(student, 2)));
        assertThat(STUDENTS_HIDDEN.authorsFor(new ElementHistory(null, null), Role.STUDENT, "u-other"))
                .isEqualTo(new ElementAuthors(null, null));
    }

    @Test
    void K11_teachers_are_named_to_everybody() {
        var teacher = author(Role.TEACHER);
        var known = new ElementHistory(new ElementHistory.Contribution(teacher, false, 1), null);

        assertThat(STUDENTS_HIDDEN.authorsFor(known, Role.STUDENT, "u-other"))
                .isEqualTo(new ElementAuthors(told(teacher, 1), null));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void K13_what_students_did_while_they_were_hidden_has_no_name_for_anybody_who_looks_back(Role viewer) {
        var hidden = event(author(Role.STUDENT), true);
        var openly = event(author(Role.STUDENT), false);
        boolean isTeacher = viewer == Role.TEACHER;

        assertThat(OPEN.pastAuthorFor(hidden, viewer).name()).isNull();
        assertThat(STUDENTS_HIDDEN.pastAuthorFor(hidden, viewer).name()).isNull();
        assertThat(OPEN.pastAuthorFor(openly, viewer).name()).isEqualTo("Name");
        assertThat(STUDENTS_HIDDEN.pastAuthorFor(openly, viewer).name()).isEqualTo(isTeacher ? "Name" : null);
        assertThat(STUDENTS_HIDDEN
                        .pastAuthorFor(event(author(Role.TEACHER), false), viewer)
                        .name())
                .isEqualTo("Name");
    }

    private static ElementAuthors.Contribution told(@Nullable Author by, long at) {
        return new ElementAuthors.Contribution(by == null ? null : by.person(), at);
    }

    @Test
    void A9_the_last_change_of_an_event_decides_and_a_deletion_shows_the_students() {
        var hide = new AppliedChange.StudentsHidden(true, false);
        var show = new AppliedChange.StudentsHidden(false, true);

        assertThat(VisibilityPolicy.setBy(event(hide))).isEqualTo(STUDENTS_HIDDEN);
        assertThat(VisibilityPolicy.setBy(event(hide, show))).isEqualTo(OPEN);
        assertThat(VisibilityPolicy.setBy(event(new AppliedChange.StudentsHidden(true, true))))
                .isNull();
        assertThat(VisibilityPolicy.setBy(event(new AppliedChange.Deleted()))).isEqualTo(OPEN);
    }

    private static Author author(Role role) {
        return new Author(role.name(), "Name", role.name() + "_1", role);
    }

    private static Outcome.Accepted event(Author author, boolean hidden) {
        return new Outcome.Accepted(1, 1, 1, author, hidden, 1, null, null, null, List.of());
    }

    private static Outcome.Accepted event(AppliedChange... changes) {
        return new Outcome.Accepted(1, 1, 1, author(Role.TEACHER), 1, null, null, List.of(changes));
    }
}
