package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.protocol.awareness.Area;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.awareness.PresenceTimings;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RoomAwarenessTest {
    private static final String BOARD = "b1";
    private static final Position START = new Position(100, 7);

    private final FakeBoardStateClient snapshots = new FakeBoardStateClient();
    private final List<AwarenessReport> reports = new ArrayList<>();
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final RoomRegistry rooms = new RoomRegistry(SampleMessages.parts(
            snapshots,
            (board, report) -> reports.add(report),
            new ManualScheduler(),
            clock,
            new CountingMeters(),
            SampleMessages.LIMITS));

    /** A page, and the awareness state that it has received. */
    private final class Watcher {
        private final FakeConnection connection = new FakeConnection();
        private final AwarenessState scene = new AwarenessState();
        private final Subscriber subscriber;
        private int awareness;

        Watcher(String client, Role role) {
            connection.onMessage(this::see);
            String user = client.substring(0, client.indexOf('_'));
            var author = new Author(user, user, client, role);
            subscriber = new Subscriber(author, new LinkClaims(BOARD, role, Instant.EPOCH), outbound(), null, false, 5);
            rooms.join(BOARD, subscriber);
            if (snapshots.isAsked()) {
                snapshots.answer(START);
            }
        }

        private OutboundQueue outbound() {
            return SampleMessages.queue(connection, new CountingMeters());
        }

        private void see(String message) {
            if (message.contains("awareness")) {
                awareness++;
                scene.merge(Json.read(message, ServerMessage.Awareness.class).delta(), 0);
            }
        }
    }

    @Test
    void A7_rooms_report_joins_rosters_and_leaves() {
        var ana = new Watcher("ana_1", Role.TEACHER);
        var ben = new Watcher("ben_1", Role.STUDENT);
        rooms.boards().forEach(rooms::sendHeartbeat);
        rooms.leave(BOARD, ana.subscriber);
        rooms.leave(BOARD, ana.subscriber);

        var pageOfAna = new ConnectedPage(new Author("ana", "ana", "ana_1", Role.TEACHER), 5, false);
        var pageOfBen = new ConnectedPage(new Author("ben", "ben", "ben_1", Role.STUDENT), 5, false);
        assertThat(reports)
                .containsExactly(
                        new AwarenessReport.Joined("g1", pageOfAna, true),
                        new AwarenessReport.Joined("g1", pageOfBen, false),
                        new AwarenessReport.Roster("g1", List.of(pageOfAna, pageOfBen)),
                        new AwarenessReport.Left("g1", "ana_1"));
        assertThat(ben.connection.closed()).isNull();
    }

    @Test
    void A8_rooms_repeat_lasting_awareness_until_the_page_changes_it() {
        var ana = new Watcher("ana_1", Role.TEACHER);
        var ben = new Watcher("ben_1", Role.STUDENT);
        var view = new Area(0, 0, 800, 600);
        rooms.showLasting(BOARD, ben.subscriber, AwarenessDelta.follow("ben_1", "ana"));
        rooms.showLasting(BOARD, ana.subscriber, AwarenessDelta.view("ana_1", view));
        assertThat(reports)
                .endsWith(
                        new AwarenessReport.Updated(AwarenessDelta.follow("ben_1", "ana")),
                        new AwarenessReport.Updated(AwarenessDelta.view("ana_1", view)));
        rooms.boards().forEach(rooms::sendHeartbeat);
        assertThat(lastRoster())
                .extracting(ConnectedPage::lasting)
                .containsExactly(new ConnectedPage.Lasting(null, view), new ConnectedPage.Lasting("ana", null));

        rooms.showLasting(BOARD, ben.subscriber, AwarenessDelta.follow("ben_1", null));
        rooms.boards().forEach(rooms::sendHeartbeat);
        assertThat(lastRoster())
                .extracting(ConnectedPage::lasting)
                .containsExactly(new ConnectedPage.Lasting(null, view), ConnectedPage.Lasting.NONE);
    }

    @Test
    void A8_a_new_page_without_reports_has_no_lasting_awareness() {
        new Watcher("ana_1", Role.TEACHER);
        rooms.boards().forEach(rooms::sendHeartbeat);
        assertThat(lastRoster()).extracting(ConnectedPage::lasting).containsOnlyNulls();

        clock.advance(PresenceTimings.STANDARD.heartbeat().plusSeconds(1));
        rooms.boards().forEach(rooms::sendHeartbeat);
        assertThat(lastRoster()).extracting(ConnectedPage::lasting).containsExactly(ConnectedPage.Lasting.NONE);
    }

    @Test
    void A7_rooms_remember_the_arrival_time_and_colour_of_each_person() {
        new Watcher("ben_1", Role.STUDENT);
        say(AwarenessDelta.people(Map.of("ben", new Presence("Ben", Role.STUDENT, 7, 1, false))));
        rooms.boards().forEach(rooms::sendHeartbeat);

        var author = new Author("ben", "ben", "ben_1", Role.STUDENT);
        assertThat(lastRoster()).containsExactly(new ConnectedPage(author, 5, 1, false, 7, null));
    }

    @Test
    void A3_an_expired_gesture_is_ended_for_late_joiners_too() {
        new Watcher("ana_1", Role.TEACHER);
        say(AwarenessDelta.cursor("ana_1", new Point(1, 1)));
        clock.advance(AwarenessState.GESTURE_LIFE.minusMillis(1));
        var ben = new Watcher("ben_1", Role.STUDENT);
        ben.connection.flush();
        assertThat(ben.scene.cursors()).containsKey("ana_1");

        clock.advance(Duration.ofMillis(2));
        rooms.boards().forEach(rooms::sendHeartbeat);
        ben.connection.flush();

        assertThat(ben.scene.cursors()).isEmpty();
    }

    @Test
    void F4_the_first_subscriber_is_reported_once_the_answer_will_be_received() {
        var reading = new CompletableFuture<Void>();
        var context = SampleMessages.parts(
                snapshots,
                (board, report) -> reports.add(report),
                new ManualScheduler(),
                new CountingMeters(),
                SampleMessages.LIMITS);
        var slow = new RoomRegistry(new RoomContext(
                context.gateway(),
                board -> reading,
                context.boardState(),
                context.awarenessPublisher(),
                context.scheduler(),
                context.clock(),
                context.meters(),
                context.limits(),
                context.replayMemory()));
        slow.join(
                BOARD,
                SampleMessages.subscriber(
                        "ana_1", "ana", SampleMessages.queue(new FakeConnection(), new CountingMeters()), null));

        assertThat(reports)
                .extracting(report -> ((AwarenessReport.Joined) report).first())
                .containsExactly(false);
        assertThat(snapshots.isAsked()).isFalse();
        reading.complete(null);

        assertThat(reports)
                .extracting(report -> ((AwarenessReport.Joined) report).first())
                .containsExactly(false, true);
        assertThat(snapshots.isAsked()).isTrue();
    }

    @Test
    void a_delta_is_made_once_for_all_connections_at_the_same_version() {
        var awareness = new RoomAwareness(Clock.systemUTC());
        var delta = AwarenessDelta.cursor("ana_1", new Point(1, 1));
        awareness.apply(delta, OutboundFrame.of(new ServerMessage.Awareness(delta)));
        var update = awareness.since(0, Role.TEACHER, "ana");

        assertThat(awareness.since(0, Role.TEACHER, "ben")).isSameAs(update);
        assertThat(awareness.since(0, Role.STUDENT, "cem")).isNotEqualTo(update);
        assertThat(awareness.since(1, Role.TEACHER, "ana").frame()).isNull();

        awareness.apply(delta, OutboundFrame.of(new ServerMessage.Awareness(delta)));
        assertThat(awareness.since(0, Role.TEACHER, "ana").version()).isEqualTo(2);
    }

    @Test
    void A6_a_new_subscriber_gets_the_full_state() {
        new Watcher("ana_1", Role.TEACHER);
        say(AwarenessDelta.cursor("ana_1", new Point(1, 1)));

        var ben = new Watcher("ben_1", Role.STUDENT);
        ben.connection.flush();

        assertThat(ben.scene.cursors()).containsEntry("ana_1", new Point(1, 1));
    }

    @Test
    void a_connection_that_reads_nothing_gets_the_current_state_at_once_when_it_reads_again() {
        var ana = new Watcher("ana_1", Role.TEACHER);
        for (int i = 0; i < 500; i++) {
            say(AwarenessDelta.cursor("p" + i % 50 + "_1", new Point(i, 0)));
        }
        ana.connection.flush();

        assertThat(ana.awareness).isLessThanOrEqualTo(2);
        assertThat(ana.scene.cursors()).hasSize(50).containsEntry("p49_1", new Point(499, 0));
    }

    @Test
    void A6_gateways_get_the_full_state_and_clients_a_delta() {
        var ana = new Watcher("ana_1", Role.TEACHER);
        say(AwarenessDelta.people(Map.of("ana", person(Role.TEACHER), "ben", person(Role.STUDENT))));
        ana.connection.flush();
        int before = ana.awareness;
        var whole = new AwarenessState();
        whole.merge(AwarenessDelta.people(Map.of("ana", person(Role.TEACHER))), 0);

        rooms.find(BOARD).fullAwareness(whole.since(0));
        rooms.find(BOARD).fullAwareness(whole.since(0));
        ana.connection.flush();

        assertThat(ana.scene.people()).containsOnlyKeys("ana");
        assertThat(ana.awareness).isEqualTo(before + 1);
    }

    @Test
    void A9_while_students_are_hidden_only_teachers_see_them() {
        var teacher = new Watcher("ana_1", Role.TEACHER);
        var student = new Watcher("ben_1", Role.STUDENT);
        var viewer = new Watcher("vio_1", Role.VIEWER);
        hide(8, true);
        say(AwarenessDelta.people(Map.of("ana", person(Role.TEACHER), "cem", person(Role.STUDENT))));
        say(AwarenessDelta.cursor("cem_1", new Point(1, 1)));
        say(AwarenessDelta.cursor("ana_1", new Point(2, 2)));
        List.of(teacher, student, viewer).forEach(watcher -> watcher.connection.flush());

        assertThat(teacher.scene.people()).containsOnlyKeys("ana", "cem");
        assertThat(teacher.scene.cursors()).containsOnlyKeys("ana_1", "cem_1");
        for (var watcher : List.of(student, viewer)) {
            assertThat(watcher.scene.people()).containsOnlyKeys("ana");
            assertThat(watcher.scene.cursors()).containsOnlyKeys("ana_1");
        }
    }

    @Test
    void A9_while_students_are_hidden_they_still_see_that_a_teacher_has_left() {
        var student = new Watcher("ben_1", Role.STUDENT);
        hide(8, true);
        say(AwarenessDelta.people(Map.of("ana", person(Role.TEACHER), "cem", person(Role.STUDENT))));
        say(AwarenessDelta.cursor("ana_1", new Point(1, 1)));
        student.connection.flush();
        assertThat(student.scene.people()).containsOnlyKeys("ana");
        assertThat(student.scene.cursors()).containsOnlyKeys("ana_1");

        say(AwarenessDelta.cursor("ana_1", null));
        say(AwarenessDelta.people(Collections.singletonMap("ana", null)));
        student.connection.flush();
        assertThat(student.scene.people()).isEmpty();
        assertThat(student.scene.cursors()).isEmpty();

        say(AwarenessDelta.people(Map.of("ana", person(Role.STUDENT))));
        student.connection.flush();
        assertThat(student.scene.people()).as("a student by now").isEmpty();
    }

    @Test
    void A9_a_teachers_follow_is_sent_to_the_followed_student_only() {
        var ben = new Watcher("ben_1", Role.STUDENT);
        var cem = new Watcher("cem_1", Role.STUDENT);
        hide(8, true);
        say(AwarenessDelta.people(
                Map.of("ana", person(Role.TEACHER), "tea", person(Role.TEACHER), "ben", person(Role.STUDENT))));
        say(AwarenessDelta.follow("tea_1", "ana"));
        say(AwarenessDelta.follow("ana_1", "ben"));
        var late = new Watcher("ben_2", Role.STUDENT);
        List.of(ben, cem, late).forEach(watcher -> watcher.connection.flush());

        assertThat(ben.scene.follows()).containsOnly(Map.entry("ana_1", "ben"), Map.entry("tea_1", "ana"));
        assertThat(late.scene.follows()).isEqualTo(ben.scene.follows());
        assertThat(cem.scene.follows()).containsOnly(Map.entry("tea_1", "ana"));
        assertThat(cem.connection.messages().toString()).doesNotContain("\"ben\"");

        say(AwarenessDelta.follow("ana_1", "cem"));
        List.of(ben, cem, late).forEach(watcher -> watcher.connection.flush());
        assertThat(ben.scene.follows()).containsOnlyKeys("tea_1");
        assertThat(late.scene.follows()).containsOnlyKeys("tea_1");
        assertThat(cem.scene.follows()).containsEntry("ana_1", "cem");
    }

    @Test
    void A9_a_former_teacher_is_hidden_like_others() {
        var student = new Watcher("ben_1", Role.STUDENT);
        hide(8, true);
        say(AwarenessDelta.people(Map.of("ana", person(Role.TEACHER))));
        student.connection.flush();
        assertThat(student.scene.people()).containsOnlyKeys("ana");

        say(AwarenessDelta.people(Map.of("ana", person(Role.STUDENT))));
        say(AwarenessDelta.cursor("ana_2", new Point(1, 1)));
        student.connection.flush();

        assertThat(student.scene.people()).isEmpty();
        assertThat(student.scene.cursors()).isEmpty();
    }

    @Test
    void A5_A9_the_tick_is_sent_even_to_clients_that_see_nobody() {
        var student = new Watcher("ben_1", Role.STUDENT);
        hide(8, true);
        say(AwarenessDelta.tick(Duration.ofMillis(100)));
        student.connection.flush();

        assertThat(student.scene.tick()).isEqualTo(100);
    }

    @Test
    void A6_the_first_delta_of_a_page_is_complete_even_if_it_is_empty() {
        var early = new Watcher("ben_1", Role.STUDENT);
        hide(8, true);
        say(AwarenessDelta.people(Map.of("cem", person(Role.STUDENT))));
        early.connection.flush();
        var late = new Watcher("dan_1", Role.STUDENT);
        late.connection.flush();

        for (var student : List.of(early, late)) {
            assertThat(student.connection.messages())
                    .filteredOn(message -> message.contains("awareness"))
                    .first()
                    .isEqualTo("{\"type\":\"awareness\",\"delta\":{\"complete\":true}}");
        }
    }

    @Test
    void A9_after_the_event_that_hides_the_students_nothing_hidden_is_sent() {
        var student = new Watcher("ben_1", Role.STUDENT);
        hide(8, false);
        student.connection.flush();
        say(AwarenessDelta.people(Map.of("cem", person(Role.STUDENT))));
        say(AwarenessDelta.cursor("cem_1", new Point(1, 1)));
        hide(9, true);
        student.connection.flush();

        assertThat(student.connection.messages()).last().asString().doesNotContain("cem_1");
    }

    @Test
    void A9_when_students_are_shown_again_everybody_gets_the_full_state() {
        var student = new Watcher("ben_1", Role.STUDENT);
        hide(8, true);
        say(AwarenessDelta.people(Map.of("ana", person(Role.TEACHER), "cem", person(Role.STUDENT))));
        student.connection.flush();
        assertThat(student.scene.people()).containsOnlyKeys("ana");

        hide(9, false);
        student.connection.flush();

        assertThat(student.scene.people()).containsOnlyKeys("ana", "cem");
    }

    @Test
    void A9_an_older_event_does_not_change_the_visibility() {
        var student = new Watcher("ben_1", Role.STUDENT);
        hide(8, true);
        hide(7, false);
        say(AwarenessDelta.cursor("cem_1", new Point(1, 1)));
        student.connection.flush();

        assertThat(student.scene.cursors()).isEmpty();
    }

    private void hide(long seq, boolean hidden) {
        var at = new Position(START.epoch(), seq);
        rooms.find(BOARD).event(at, TestFrames.event(at), new VisibilityPolicy(hidden));
    }

    private void say(AwarenessDelta delta) {
        rooms.find(BOARD).awareness(delta, OutboundFrame.of(new ServerMessage.Awareness(delta)));
    }

    private List<ConnectedPage> lastRoster() {
        return ((AwarenessReport.Roster) reports.get(reports.size() - 1)).pages();
    }

    private static Presence person(Role role) {
        return new Presence("Ana", role, 0, 1, false);
    }
}
