package io.chalkstream.system;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.client.Submission;
import io.chalkstream.protocol.server.ServerMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The scenario for which the system exists: three people, two gateways, one board, and all see the same. */
final class ThreePeopleScenario {
    private static final int BURST = 40;

    private ThreePeopleScenario() {}

    /**
     * Plays it.
     *
     * @param gateways the addresses of the two gateways
     * @param patience how long something may take to be seen
     * @throws AssertionError if a client didn't see everything, or in another order
     */
    static void run(List<URI> gateways, Duration patience) {
        try (var classroom = new Classroom()) {
            var ana = classroom.join("Ana", TestStack.gatewaysFrom(gateways, 0));
            var ben = classroom.join("Ben", TestStack.gatewaysFrom(gateways, 0));
            var cho = classroom.join("Cho", TestStack.gatewaysFrom(gateways, 1));

            ana.client().apply(SampleChanges.putPost("post", "Photosynthesis"));
            classroom.people().forEach(person -> person.awaitSeq(1, patience));
            var post = SampleChanges.putPost("post", "Photosynthesis").element();
            for (var person : classroom.people()) {
                assertThat(person.client().elements()).as(person.name()).containsOnly(entry("post", post));
            }

            var burst = new ArrayList<Submission>();
            for (int i = 0; i < BURST; i++) {
                burst.add(ana.client().apply(SampleChanges.putRectangle("ana-" + i, i)));
                burst.add(ben.client().apply(SampleChanges.move("post", i)));
                burst.add(cho.client().apply(SampleChanges.putPost("cho-" + i, "note " + i)));
            }
            int last = 1 + burst.size();
            classroom.people().forEach(person -> person.awaitSeq(last, patience));
            var seen = new ArrayList<List<ServerMessage.Event>>();
            classroom.people().forEach(person -> seen.add(person.received().events()));
            assertThat(seen.get(0)).extracting(ServerMessage.Event::seq).isEqualTo(SeqRange.upTo(last));
            assertThat(seen.get(1)).isEqualTo(seen.get(0));
            assertThat(seen.get(2)).isEqualTo(seen.get(0));
        }
    }
}
