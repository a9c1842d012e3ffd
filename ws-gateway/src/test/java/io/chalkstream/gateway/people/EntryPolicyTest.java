package io.chalkstream.gateway.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chalkstream.access.AdmissionRecord;
import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.MemberClaims;
import io.chalkstream.access.PeopleRecord;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.SigningKey;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.protocol.access.PersonStatus;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EntryPolicyTest {
    private final ManualClock clock = new ManualClock();
    private final TokenSigner signer = new TokenSigner(new SigningKey("k".repeat(32)), Optional.empty(), clock);
    private final PeopleRules rules = new PeopleRules(clock);
    private final WaitingRooms waitingRooms = new WaitingRooms(clock, board -> {});
    private final EntryPolicy policy = new EntryPolicy(rules, waitingRooms, signer);
    private final LinkClaims student = link("b1", Role.STUDENT, false);

    @Test
    void K10_without_a_teachers_rule_everybody_is_admitted() {
        requireIn(student, "u-ana", null);
    }

    @Test
    void K10_a_removed_person_is_refused_with_and_without_a_proof() {
        String member = member("b1", "u-bob");
        say("u-bob", true, null, false);

        requireRefused(ErrorCode.REMOVED, () -> policy.requireEntry(student, "u-bob", member));
        requireRefused(ErrorCode.REMOVED, () -> policy.requireEntry(student, "u-bob", null));
        requireRefused(ErrorCode.REMOVED, () -> policy.apply(claims(student, "u-bob")));
        requireIn(link("b2", Role.STUDENT, false), "u-bob", null);
    }

    @Test
    void K10_after_a_removal_newcomers_with_the_same_link_wait_and_members_do_not() {
        String ana = member("b1", "u-ana");
        say("u-bob", true, null, false);

        requireRefused(ErrorCode.WAITING, () -> policy.requireEntry(student, "u-bobs-next-name", null));
        requireRefused(ErrorCode.WAITING, () -> policy.requireEntry(student, "u-bobs-next-name", ana));
        requireRefused(ErrorCode.WAITING, () -> policy.requireEntry(student, "u-ana", member("b2", "u-ana")));
        requireIn(student, "u-ana", ana);
        clock.advance(Duration.ofMillis(1));
        requireIn(link("b1", Role.STUDENT, false), "u-new", null);
    }

    @Test
    void K10_whoever_is_let_back_is_like_everybody_else() {
        say("u-bob", true, null, false);
        say("u-bob", false, null, false);

        requireIn(student, "u-bob", null);
        requireIn(student, "u-new", null);
        assertThat(rules.boards()).isZero();
    }

    @Test
    void K10_in_front_of_a_waiting_room_newcomers_wait_until_a_teacher_lets_them_in() {
        rules.add("b1", new PeopleRecord.WaitingRoom(true, clock.millis()));
        requireRefused(ErrorCode.WAITING, () -> policy.requireEntry(student, "u-ana", null));
        requireRefused(ErrorCode.WAITING, () -> policy.requireEntry(student, "u-ana", "nonsense"));

        waitingRooms.add("b1", new AdmissionRecord.Admitted("u-ana", clock.millis()));

        requireIn(student, "u-ana", null);
        requireRefused(ErrorCode.WAITING, () -> policy.requireEntry(student, "u-bob", null));
        clock.advance(Duration.ofDays(1));
        requireRefused(ErrorCode.WAITING, () -> policy.requireEntry(student, "u-ana", null));
    }

    @Test
    void K9_K10_with_a_waiting_room_only_members_are_admitted_at_once() {
        var guarded = link("b1", Role.STUDENT, true);

        requireRefused(ErrorCode.WAITING, () -> policy.requireEntry(guarded, "u-ana", null));
        requireIn(guarded, "u-ana", member("b1", "u-ana"));
    }

    @Test
    void K10_a_teacher_is_bound_by_nothing() {
        var teacher = link("b1", Role.TEACHER, false);
        rules.add("b1", new PeopleRecord.WaitingRoom(true, clock.millis()));
        say("u-tea", true, "Nobody", true);

        requireIn(teacher, "u-tea", null);
        assertThat(policy.apply(claims(teacher, "u-tea"))).isEqualTo(claims(teacher, "u-tea"));
    }

    @Test
    void K10_a_session_has_the_name_and_the_role_that_a_teacher_has_given() {
        say("u-bob", false, "Bob K.", true);

        var claims = policy.apply(claims(student, "u-bob"));

        assertThat(claims.name()).isEqualTo("Bob K.");
        assertThat(claims.role()).isEqualTo(Role.VIEWER);
        assertThat(claims.link()).as("it ends with the students' link").isEqualTo(student);
    }

    private void say(String user, boolean removed, String rename, boolean viewer) {
        rules.add(
                "b1", new PeopleRecord.Status(new PersonStatus(user, "Bob", removed, rename, viewer), clock.millis()));
    }

    private LinkClaims link(String board, Role role, boolean waits) {
        return new LinkClaims(board, role, clock.instant(), waits);
    }

    private SessionClaims claims(LinkClaims link, String user) {
        return new SessionClaims(link, user, "Given", clock.instant().plusSeconds(60));
    }

    private String member(String board, String user) {
        return signer.sign(new MemberClaims(board, user, clock.instant()));
    }

    private void requireIn(LinkClaims link, String user, String member) {
        assertThatCode(() -> policy.requireEntry(link, user, member)).doesNotThrowAnyException();
    }

    private static void requireRefused(ErrorCode code, ThrowingCallable work) {
        assertThatExceptionOfType(NotAllowedException.class).isThrownBy(work).satisfies(e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
