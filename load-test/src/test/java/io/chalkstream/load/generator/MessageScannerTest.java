package io.chalkstream.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.load.StrokeGenerator;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageScannerTest {
    private static final ServerMessage.Event EVENT = new ServerMessage.Event(
            1_700_000_000_000L,
            42,
            1_700_000_001_000L,
            new Author("u7", Identity.name(7), "u7_1", Role.STUDENT),
            12,
            null,
            null,
            List.of(new Change.Put(new StrokeGenerator("e7", 1, 50).next())));

    private final List<String> found = new ArrayList<>();

    private List<String> scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MessageScanner.scan(bytes, 0, bytes.length, new MessageScanner.Findings() {
            @Override
            public void event(long seq, int author, long operation) {
                found.add("event " + seq + " of " + author + ": " + operation);
            }

            @Override
            public void move(int person, long move) {
                found.add("move " + move + " of " + person);
            }

            @Override
            public void snapshot(long seq) {
                found.add("snapshot " + seq);
            }

            @Override
            public void snapshotBegins(long bytes) {
                found.add("snapshot of " + bytes);
            }

            @Override
            public void complaint() {
                found.add("complaint");
            }
        });
        return found;
    }

    @Test
    void anEventTellsItsPlaceItsAuthorAndItsNumber() {
        assertThat(scan(Json.text(EVENT))).containsExactly("event 42 of 7: 12");
    }

    @Test
    void cursorsOfSeveralPeopleAreMoves() {
        var people = Json.text(new ServerMessage.Awareness(AwarenessDelta.cursor("u3_1", new Point(120, 3))));
        String several = people.replace("\"u3_1\":", "\"u14_1\":[7,14],\"u4_1\":null,\"u3_1\":");

        assertThat(scan(several)).containsExactly("move 7 of 14", "move 120 of 3");
    }

    @Test
    void theLastPointOfGrowingStrokesIsAMove() {
        String message =
                "{\"type\":\"awareness\",\"delta\":{\"tick\":40,\"cursors\":{\"u1_1\":[5,1]},\"inks\":{\"u2_1\":null,\"u3_1\":{\"id\":\"i3-1\","
                        + "\"color\":\"black\",\"size\":4.0,\"from\":3,\"points\":[8,3,0.5,9.0,3.0,0.5]},\"u4_1\":{\"id\":\"i4-1\","
                        + "\"color\":\"black\",\"size\":4.0,\"from\":0,\"points\":[2,4,0.5]}}}}";

        assertThat(scan(message)).containsExactly("move 5 of 1", "move 9 of 3", "move 2 of 4");
    }

    @Test
    void anArrayHoldsSeveralMessages() {
        String cursor = Json.text(new ServerMessage.Awareness(AwarenessDelta.cursor("u3_1", new Point(120, 3))));

        assertThat(scan("[" + Json.text(EVENT) + "," + cursor + "," + Json.text(EVENT) + "]"))
                .containsExactly("event 42 of 7: 12", "move 120 of 3", "event 42 of 7: 12");
    }

    @Test
    void snapshotsAndComplaintsAreTold() {
        scan(Json.text(new ServerMessage.Snapshot(1, 41, BoardInfo.NEW, List.of())));
        scan("{\"type\":\"snapshot-begin\",\"bytes\":8600000}");
        scan("{\"type\":\"refused\",\"op\":9}");
        scan("{\"type\":\"error\",\"code\":\"too-fast\"}");
        scan("{\"type\":\"welcome\",\"protocol\":1}");

        assertThat(found).containsExactly("snapshot 41", "snapshot of 8600000", "complaint", "complaint");
    }

    @Test
    void aSnapshotInPartsSaysItsPlaceInTheFirstOne() {
        byte[] part = Json.bytes(new ServerMessage.Snapshot(1, 41, BoardInfo.NEW, List.of()));

        assertThat(MessageScanner.seqOfSnapshot(part, 0, part.length)).isEqualTo(41);
    }
}
