package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.json.Json;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationMixTest {
    @Test
    void no_operation_would_be_refused() {
        var mix = new OperationMix("e", 1);
        var board = new HashSet<String>();

        for (int i = 0; i < 2_000; i++) {
            var change = mix.next();
            if (change instanceof Change.Put put) {
                assertThat(board.add(put.element().id())).isTrue();
            } else if (change instanceof Change.Remove remove) {
                assertThat(board.remove(remove.id())).isTrue();
            } else {
                assertThat(board).contains(((Change.SetProps) change).id());
            }
        }
    }

    @Test
    void every_change_is_one_of_the_protocol() {
        var mix = new OperationMix("e", 1);

        for (int i = 0; i < 200; i++) {
            var change = mix.next();
            assertThat(Json.read(Json.text(change), Change.class)).isEqualTo(change);
        }
    }

    @Test
    void half_are_strokes_and_all_kinds_occur() {
        var mix = new OperationMix("e", 1);
        var changes = Stream.generate(mix::next).limit(1_000).toList();

        assertThat(changes.stream().filter(Change.Put.class::isInstance).count())
                .isBetween(430L, 570L);
        assertThat(changes.stream().filter(Change.SetProps.class::isInstance).count())
                .isBetween(330L, 470L);
        assertThat(changes.stream().filter(Change.Remove.class::isInstance).count())
                .isBetween(60L, 140L);
    }
}
