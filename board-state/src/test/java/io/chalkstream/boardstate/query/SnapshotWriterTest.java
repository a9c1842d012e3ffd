package io.chalkstream.boardstate.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.boardstate.board.Contents;
import io.chalkstream.boardstate.board.Head;
import io.chalkstream.boardstate.board.Samples;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotWriterTest {
    @Test
    void a_snapshot_is_the_message_that_clients_read() throws IOException {
        var elements = List.of(Samples.text("e1"), Samples.text("e2", 3, "\"분수\""), Samples.text("e3"));

        for (int count = 0; count <= elements.size(); count++) {
            assertSameFrame(new Head(12, 34, 1, new Contents(count, 0, BoardInfo.NEW)), elements.subList(0, count));
        }
    }

    @Test
    void A9_a_snapshot_names_nobody_while_students_are_hidden() throws IOException {
        var info = BoardInfo.NEW.withStudentsHidden(true).changed(Samples.BEN.person(), 7);
        var frame = new ByteArrayOutputStream();

        SnapshotWriter.write(new Head(7, 1, 1, new Contents(0, 0, info)), Collections.emptyIterator(), frame);

        assertThat(Json.read(frame.toByteArray(), ServerMessage.class))
                .isEqualTo(new ServerMessage.Snapshot(
                        7, 1, VisibilityPolicy.of(info).forEverybody(info), List.of()));
    }

    @Test
    void O2_an_unused_board_has_epoch_0_and_seq_0() throws IOException {
        assertSameFrame(Head.BEGINNING, List.of());
    }

    private static void assertSameFrame(Head head, List<Element> elements) throws IOException {
        var frame = new ByteArrayOutputStream();
        SnapshotWriter.write(head, elements.stream().map(Json::bytes).iterator(), frame);

        assertThat(frame.toByteArray())
                .isEqualTo(Json.bytes(new ServerMessage.Snapshot(head.epoch(), head.seq(), BoardInfo.NEW, elements)));
    }
}
