package io.chalkstream.cursor.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.Drag;
import io.chalkstream.protocol.awareness.Ink;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.board.Color;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FanoutPublisherTest {
    private final AwarenessState state = new AwarenessState();

    FanoutPublisherTest() {
        merge(AwarenessDelta.people(Map.of("ana", new Presence("Ana", Role.TEACHER, 0, 1, false))));
        merge(AwarenessDelta.follow("ben_1", "ana"));
    }

    @Test
    void a_frame_that_fits_has_everything() {
        merge(AwarenessDelta.ink("ana_1", stroke(10)));

        assertThat(published()).isEqualTo(state.since(0));
    }

    @Test
    void a_frame_that_is_too_large_is_sent_without_ink() {
        merge(AwarenessDelta.drag("ana_1", drag()));
        IntStream.range(0, 20)
                .forEach(i -> merge(AwarenessDelta.ink("p" + i + "_1", stroke(Limits.POINTS_PER_STROKE))));

        var published = published();
        assertThat(published.inks()).isEmpty();
        assertThat(published.drags()).containsKey("ana_1");
        assertThat(published.people()).containsKey("ana");
    }

    @Test
    void a_frame_too_large_even_without_ink_keeps_people_and_follows() {
        IntStream.range(0, 1_000).forEach(i -> merge(AwarenessDelta.drag("p" + i + "_1", drag())));

        var published = published();
        assertThat(published.drags()).isEmpty();
        assertThat(published.people()).containsKey("ana");
        assertThat(published.follows()).containsEntry("ben_1", "ana");
    }

    private void merge(AwarenessDelta delta) {
        state.merge(delta, 0);
    }

    private AwarenessDelta published() {
        byte[] frame = FanoutPublisher.bytes(state.since(0));
        assertThat(frame).hasSizeLessThanOrEqualTo(Limits.EVENT_BYTES);
        return Json.read(frame, ServerMessage.Awareness.class).delta();
    }

    private static Ink stroke(int points) {
        double[] coordinates = IntStream.range(0, points * Value.Points.STRIDE)
                .mapToDouble(i -> i + 0.25)
                .toArray();
        return new Ink("s", Color.BLACK, 4, 0, new Value.Points(coordinates));
    }

    private static Drag drag() {
        return new Drag(IntStream.range(0, Limits.DRAGGED_ELEMENTS)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "element-" + i, i -> new Props(Map.of(Property.X, new Value.Num(i + 0.25))))));
    }
}
