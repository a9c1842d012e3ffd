package io.chalkstream.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.ManualClock;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.room.ConnectionLimits;
import io.chalkstream.gateway.room.CountingMeters;
import io.chalkstream.gateway.room.FakeBoardStateClient;
import io.chalkstream.gateway.room.FakeConnection;
import io.chalkstream.gateway.room.ManualScheduler;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.gateway.room.SampleMessages;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.command.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Frames that nobody would send. {@code -Dchalkstream.fuzz.frames=} says how many, {@code -Dchalkstream.seed=} repeats a run.
 */
class SessionFuzzTest {
    private static final int FRAMES = Integer.getInteger("chalkstream.fuzz.frames", 100_000);
    private static final long SEED = Long.getLong("chalkstream.seed", System.nanoTime());
    private static final int MAX_MUTATIONS = 4;
    private static final String HELLO =
            "{\"type\":\"hello\",\"protocol\":1,\"client\":\"u-ana_1\",\"resume\":{\"epoch\":5,\"seq\":2}}";
    private static final List<String> GOOD = List.of(
            HELLO,
            "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"remove\",\"id\":\"e1\"}]}",
            "{\"type\":\"op\",\"op\":2,\"changes\":[{\"kind\":\"put\",\"element\":{\"id\":\"e1\",\"type\":\"text\",\"props\":{\"x\":1,"
                    + "\"y\":-2.5e3,\"z\":\"a0\",\"color\":\"black\",\"size\":20,\"text\":\"Zeile \\u00e4 \\n\"}}}]}",
            "{\"type\":\"op\",\"op\":3,\"changes\":[{\"kind\":\"put\",\"element\":{\"id\":\"e2\",\"type\":\"stroke\",\"props\":{\"x\":0,"
                    + "\"y\":0,\"z\":\"a1\",\"color\":\"red\",\"size\":4,\"points\":[[0,0,0.5],[1,2,0.5]]}}}]}",
            "{\"type\":\"op\",\"op\":4,\"changes\":[{\"kind\":\"like\",\"id\":\"e1\",\"on\":true},{\"kind\":\"clear\"}]}",
            "{\"type\":\"cursor\",\"at\":[1,2]}",
            "{\"type\":\"ink\",\"ink\":{\"id\":\"e1\",\"color\":\"red\",\"size\":4,\"from\":0,\"points\":[1,2,0.5]}}",
            "{\"type\":\"drag\",\"drag\":{\"e1\":{\"x\":1,\"y\":2}}}",
            "{\"type\":\"laser\",\"at\":[1,2]}",
            "{\"type\":\"view\",\"area\":[1,2,3,4]}",
            "{\"type\":\"follow\",\"user\":\"u-ben\"}",
            "{\"type\":\"call\",\"n\":1,\"area\":[1,2,3,4]}",
            "{\"type\":\"undo\",\"request\":1,\"after\":4}",
            "{\"type\":\"redo\",\"request\":2,\"after\":4}",
            "{\"type\":\"ping\"}");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            "true",
            "-",
            "1e999",
            "9223372036854775808",
            "\u0000",
            "\ud800",
            "\u200b",
            "[[[[[[[[[[[[[[[[[[[[",
            "{\"type\":",
            "\"type\":\"op\",",
            "\\u0000",
            "NaN",
            " ");

    private final Random random = new Random(SEED);
    private final ManualClock clock = new ManualClock();
    private final SessionContext sessions = new SessionContext(
            "g1",
            new RoomRegistry(SampleMessages.parts(
                    new FakeBoardStateClient(),
                    new ManualScheduler(),
                    new CountingMeters(),
                    new ConnectionLimits(10, 10))),
            new RecordingCommandPublisher(),
            new Revocations(Clock.systemUTC()),
            new SessionLimits(1_000_000, 1_000_000, 1_000_000_000, Duration.ofSeconds(10), Duration.ofSeconds(60)),
            clock,
            new CountingSessionMeters(),
            new CountingMeters());

    @Test
    void C5_whatever_a_frame_holds_it_is_taken_or_answered_and_another_connection_notices_nothing() {
        System.out.printf("SessionFuzzTest: -Dchalkstream.seed=%d%n", SEED);
        var witness = new FakeConnection();
        open("u-ben", witness).receive(HELLO.replace("u-ana", "u-ben"));
        witness.flush();
        int before = witness.frames().size();
        var connection = new FakeConnection();
        var session = open("u-ana", connection);
        for (int i = 0; i < FRAMES; i++) {
            String frame = frame();
            try {
                session.receive(frame);
            } catch (RuntimeException e) {
                throw new AssertionError("thrown for the frame " + frame, e);
            }
            connection.flush();
            if (connection.closed() != null) {
                assertThat(connection.closed()).isEqualTo(CloseCode.PROTOCOL);
                session.closed();
                connection = new FakeConnection();
                session = open("u-ana", connection);
            }
        }

        assertThat(witness.frames()).hasSize(before);
        assertThat(witness.closed()).isNull();
    }

    private ClientSession open(String user, FakeConnection connection) {
        connection.writeAtOnce();
        var link = new LinkClaims("b1", Role.TEACHER, clock.instant());
        var claims = new SessionClaims(link, user, user, clock.instant().plusSeconds(60));
        return sessions.open(claims, connection, new ManualSessionScheduler());
    }

    private String frame() {
        return switch (random.nextInt(10)) {
            case 0 -> GOOD.get(0);
            case 1 -> noise();
            default -> mutated(GOOD.get(random.nextInt(GOOD.size())));
        };
    }

    private String noise() {
        var text = new StringBuilder();
        int pieces = random.nextInt(30);
        for (int i = 0; i < pieces; i++) {
            text.append(random.nextBoolean() ? piece() : String.valueOf((char) random.nextInt(0x10000)));
        }
        return text.toString();
    }

    private String mutated(String frame) {
        var text = new StringBuilder(frame);
        int mutations = random.nextInt(MAX_MUTATIONS);
        for (int i = 0; i < mutations && text.length() > 1; i++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(8));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, piece());
                case 2 -> text.insert(from, text.substring(from, to));
                case 3 -> text.setCharAt(from, (char) random.nextInt(0x250));
                default -> text.setLength(from);
            }
        }
        return text.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
