package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many people change the same elements at once. */
@UsesStack
class ConvergenceIT {
    private static final int OPERATIONS = 1_000;
    private static final int PEOPLE = 6;

    @Test
    void O1_O3_E1_random_operations_of_six_people_on_two_gateways_make_one_board(TestStack stack) {
        long seed = Long.getLong("chalkstream.seed", System.nanoTime());
        System.out.println("ConvergenceIT: -Dchalkstream.seed=" + seed);
        try (var classroom = new Classroom();
                var editors = new ConcurrentEditors(stack, classroom)) {
            List<Participant> people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> classroom.join("Person" + i, stack.gatewaysFrom(i % 2)))
                    .toList();

            int share = (OPERATIONS + PEOPLE - 1) / PEOPLE;
            for (int i = 0; i < PEOPLE; i++) {
                editors.startEditing(people.get(i), new RandomChanges(seed + i)::next, share);
            }

            var check = editors.check(Duration.ofSeconds(60));
            assertThat(check.accepted()).as("accepted").hasSizeGreaterThan(OPERATIONS / 10);
            assertThat(check.refused()).as("refused").isGreaterThan(OPERATIONS / 10);
            check.requireConvergence();
            people.forEach(person -> assertThat(person.received().seqs())
                    .as("what %s applied", person.name())
                    .isEqualTo(SeqRange.upTo(check.accepted().size())));
        }
    }
}
