package io.chalkstream.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.gateway.room.CountingMeters;
import io.chalkstream.gateway.room.FakeBoardStateClient;
import io.chalkstream.gateway.room.FakeConnection;
import io.chalkstream.gateway.room.ManualScheduler;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.gateway.room.SampleMessages;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.FrameMutator;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Frames that nobody would send. {@code -Dchalkstream.fuzz.frames=} says how many, {@code -Dchalkstream.seed=} repeats a run.
 */
class ConnectionHandlerFuzzTest {
    private static final int FRAMES = Integer.getInteger("chalkstream.fuzz.frames", 100_000);
    private static final long SEED = Long.getLong("chalkstream.seed", System.nanoTime());
    private static final String HELLO = FrameMutator.HELLO;

    private final Random random = new Random(SEED);
    private final FrameMutator mutator = new FrameMutator(random);
    private final ManualClock clock = new ManualClock();
    private final ConnectionContext context = new ConnectionContext(
            "g1",
            ProtocolVersion.MINOR,
            new RoomRegistry(SampleMessages.parts(
                    new FakeBoardStateClient(),
                    new ManualScheduler(),
                    new CountingMeters(),
                    ConnectionLimits.GENEROUS.withConnections(10, 10))),
            new RecordingCommandPublisher(),
            new Revocations(Clock.systemUTC()),
            ConnectionLimits.GENEROUS,
            clock,
            new CountingConnectionMeters(),
            new CountingMeters(),
            Admissions.open(),
            SampleMessages.memory());

    @Test
    void C5_any_frame_is_handled_or_answered_and_does_not_affect_another_connection() {
        System.out.printf("ConnectionHandlerFuzzTest: -Dchalkstream.seed=%d%n", SEED);
        var witness = new FakeConnection();
        open("u-ben", witness).receive(HELLO.replace("u-ana", "u-ben"));
        witness.flush();
        int before = witness.frames().size();
        var connection = new FakeConnection();
        var handler = open("u-ana", connection);
        for (int i = 0; i < FRAMES; i++) {
            String frame = frame();
            try {
                handler.receive(frame);
            } catch (RuntimeException e) {
                throw new AssertionError("thrown for the frame " + frame, e);
            }
            connection.flush();
            if (connection.closed() != null) {
                assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
                handler.closed();
                connection = new FakeConnection();
                handler = open("u-ana", connection);
            }
        }

        assertThat(witness.frames()).hasSize(before);
        assertThat(witness.closed()).isNull();
    }

    private ConnectionHandler open(String user, FakeConnection connection) {
        connection.writeAtOnce();
        var link = new LinkClaims("b1", Role.TEACHER, clock.instant());
        var claims = new SessionClaims(link, user, user, clock.instant().plusSeconds(60));
        return context.open(claims, connection, new ManualConnectionScheduler());
    }

    private String frame() {
        return switch (random.nextInt(10)) {
            case 0 -> FrameMutator.GOOD.get(0);
            case 1 -> mutator.noise();
            default -> mutator.mutated(FrameMutator.GOOD.get(random.nextInt(FrameMutator.GOOD.size())));
        };
    }
}
