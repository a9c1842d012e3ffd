package io.chalkstream.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.gateway.room.BoardSubscriptions;
import io.chalkstream.gateway.room.CountingMeters;
import io.chalkstream.gateway.room.FakeBoardStateClient;
import io.chalkstream.gateway.room.FakeConnection;
import io.chalkstream.gateway.room.ManualScheduler;
import io.chalkstream.gateway.room.RoomContext;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.gateway.room.SampleMessages;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.PresenceTimings;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdlenessTest {
    private static final ConnectionLimits LIMITS = ConnectionLimits.GENEROUS.withRates(100, 100, 100_000);

    private final ManualClock clock = new ManualClock();
    private final List<AwarenessReport> reports = new ArrayList<>();
    private final CountingMeters meters = new CountingMeters();
    private final RoomRegistry rooms = new RoomRegistry(new RoomContext(
            "g1",
            BoardSubscriptions.ALL,
            new FakeBoardStateClient(),
            (board, report) -> reports.add(report),
            new ManualScheduler(),
            clock,
            meters,
            ConnectionLimits.GENEROUS.withConnections(2, 2),
            SampleMessages.memory()));
    private final ConnectionContext context = new ConnectionContext(
            "g1",
            ProtocolVersion.MINOR,
            rooms,
            new RecordingCommandPublisher(),
            new Revocations(Clock.systemUTC()),
            LIMITS,
            clock,
            new CountingConnectionMeters(),
            meters,
            Admissions.open(),
            SampleMessages.memory());

    @Test
    void A7_an_automatic_reconnect_does_not_make_a_person_active() {
        var handler = context.open(claims(), new FakeConnection(), new ManualConnectionScheduler());
        handler.receive("{\"type\":\"hello\",\"protocol\":1,\"minor\":2,\"client\":\"u-ana_1\",\"idle\":true}");
        rooms.boards().forEach(rooms::sendHeartbeat);
        assertThat(lastPage().idle()).isTrue();

        handler.receive("{\"type\":\"cursor\",\"at\":[1,2]}");
        rooms.boards().forEach(rooms::sendHeartbeat);
        assertThat(lastPage().idle()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"cursor\",\"at\":[1,2]}         | false",
                "{\"type\":\"ping\"}                        | true",
                "{\"type\":\"ping\",\"active\":true}      | false",
                "{\"type\":\"follow\",\"user\":\"u-ben\"}   | true",
                "{\"type\":\"view\",\"area\":[0,0,9,9]}     | true"
            })
    void A7_automatic_messages_do_not_keep_a_person_active(String message, boolean idle) {
        var handler = context.open(claims(), new FakeConnection(), new ManualConnectionScheduler());
        handler.receive("{\"type\":\"hello\",\"protocol\":1,\"minor\":2,\"client\":\"u-ana_1\"}");
        clock.advance(PresenceTimings.STANDARD.idleAfter());

        handler.receive(message);
        rooms.boards().forEach(rooms::sendHeartbeat);

        assertThat(lastPage().idle()).isEqualTo(idle);
    }

    private SessionClaims claims() {
        return new SessionClaims(
                new LinkClaims("b1", Role.STUDENT, clock.instant()),
                "u-ana",
                "Ana",
                clock.instant().plus(Duration.ofHours(1)));
    }

    private ConnectedPage lastPage() {
        return ((AwarenessReport.Roster) reports.get(reports.size() - 1))
                .pages()
                .get(0);
    }
}
