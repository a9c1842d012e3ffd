package io.chalkstream.cursor.gather;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.cursor.CursorUpdate;
import io.chalkstream.protocol.cursor.Pointer;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GatheringLawsTest {
    private static final long TICK = BoardGatherer.TICK.toNanos();

    /** An update, and how many nanoseconds after the one before it comes. */
    record Step(CursorUpdate update, long pause) {}

    /** A frame, and when it went out. */
    record Sent(ServerMessage.Awareness awareness, long at) {}

    @Property
    void A2_however_updates_are_gathered_the_same_places_are_shown_at_the_end(@ForAll("steps") List<Step> steps) {
        var oneByOne = new HashMap<String, Pointer>();
        steps.forEach(step -> show(oneByOne, single(step.update())));

        var gathered = new HashMap<String, Pointer>();
        run(steps).forEach(sent -> show(gathered, sent.awareness()));

        assertThat(gathered).isEqualTo(oneByOne);
    }

    @Property
    void A2_two_frames_of_a_board_are_at_least_a_tick_apart(@ForAll("steps") List<Step> steps) {
        var sent = run(steps);

        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i).at() - sent.get(i - 1).at()).isGreaterThanOrEqualTo(TICK);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var clients = Arbitraries.of("ana", "ben", "cat");
        Arbitrary<CursorUpdate> moves = Combinators.combine(clients, Arbitraries.integers())
                .as((client, x) -> new CursorUpdate.Moved(pointer(client, x % 1_000)));
        Arbitrary<CursorUpdate> leaves = clients.map(CursorUpdate.Left::new);
        var updates = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, moves), net.jqwik.api.Tuple.of(1, leaves));
        var pauses = Arbitraries.longs().between(0, 3 * TICK);
        return Combinators.combine(updates, pauses).as(Step::new).list().ofMaxSize(60);
    }

    /** Plays the steps, with a tick whenever one is due, and a last one at the end. */
    private static List<Sent> run(List<Step> steps) {
        var now = new long[] {0};
        var sent = new ArrayList<Sent>();
        var gatherer = new BoardGatherer(() -> now[0]);
        for (var step : steps) {
            long arrival = now[0] + step.pause();
            if (gatherer.nanosToTick() > 0 && now[0] + gatherer.nanosToTick() <= arrival) {
                now[0] += gatherer.nanosToTick();
                gatherer.tick().ifPresent(frame -> sent.add(new Sent(frame.awareness(), now[0])));
            }
            now[0] = arrival;
            gatherer.take(step.update(), 1).ifPresent(frame -> sent.add(new Sent(frame.awareness(), now[0])));
        }
        now[0] += TICK;
        gatherer.tick().ifPresent(frame -> sent.add(new Sent(frame.awareness(), now[0])));
        return sent;
    }

    private static void show(Map<String, Pointer> shown, ServerMessage.Awareness awareness) {
        awareness.moved().forEach(pointer -> shown.put(pointer.client(), pointer));
        awareness.left().forEach(shown::remove);
    }

    private static ServerMessage.Awareness single(CursorUpdate update) {
        return update instanceof CursorUpdate.Moved moved
                ? new ServerMessage.Awareness(List.of(moved.pointer()), List.of())
                : new ServerMessage.Awareness(List.of(), List.of(update.client()));
    }

    private static Pointer pointer(String client, double x) {
        return new Pointer(client, "u-" + client, client, x, 0);
    }
}
