package io.chalkstream.undo.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Changes and presses of undo come by two topics, each delayed as it likes. */
class TimingLawTest {
    private static final Author ANA = new Author("u-ana", "Ana", "c-ana", Role.TEACHER);

    /**
     * Each press takes back what it was meant for, each once and in order, as if nothing were ever late.
     *
     * @param presses for each of Ana's actions, whether it is a press of undo; else it is a change
     * @param timing for each record that arrives, whether it is a request, if there is one and an event as well
     * @param again which requests are sent again, as after a reconnect
     */
    @Property(tries = 500)
    void U2_U3_however_late_changes_and_presses_arrive_each_press_undoes_what_it_was_meant_for(
            @ForAll @Size(max = 30) List<Boolean> presses,
            @ForAll @Size(200) List<Boolean> timing,
            @ForAll @Size(30) List<Boolean> again) {
        var system = new DelayedSystem(timing.iterator());
        var standing = new TreeSet<Long>();
        long op = 0;
        long request = 0;
        int undone = 0;
        for (boolean isPress : presses) {
            if (isPress) {
                var press = new UndoRequest.Reverse(ANA, Direction.UNDO, ++request, op);
                system.requests.add(press);
                if (again.get((int) request - 1)) {
                    system.requests.add(press);
                }
                undone += standing.pollLast() == null ? 0 : 1;
            } else {
                op++;
                standing.add(op);
                system.decide(new BoardCommand.Edit(
                        ANA, op, List.of(ElementFixtures.put(ElementFixtures.rectangle("e" + op, 0)))));
            }
            system.arrive(1);
        }
        system.arrive(Integer.MAX_VALUE);

        assertThat(system.board.elements().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        standing.stream().map(seq -> "e" + seq).toList());
        assertThat(system.reversals).isEqualTo(undone);
        assertThat(system.ana.history().openRequests()).isZero();
    }

    /** Ana's part of the service and the board, with what is under way between them. */
    private static final class DelayedSystem {
        private final Iterator<Boolean> timing;
        private final ModelBoard board = new ModelBoard();
        private final StoredHistory ana = new StoredHistory();
        private final Deque<Outcome> events = new ArrayDeque<>();
        private final Deque<UndoRequest> requests = new ArrayDeque<>();
        private int reversals;

        DelayedSystem(Iterator<Boolean> timing) {
            this.timing = timing;
        }

        void arrive(int atMost) {
            for (int i = 0; i < atMost && !(events.isEmpty() && requests.isEmpty()); i++) {
                boolean isRequest = timing.hasNext() && timing.next();
                handle(
                        events.isEmpty() || (isRequest && !requests.isEmpty())
                                ? new Input.Requested(requests.remove(), 0)
                                : new Input.Decided(events.remove(), 0));
            }
        }

        private void handle(Input input) {
            for (var effect : ana.handle(input)) {
                if (effect instanceof Effect.SendCommand send) {
                    decide(send.command());
                }
            }
        }

        void decide(BoardCommand command) {
            board.decide(command).ifPresent(outcome -> {
                events.add(outcome);
                reversals += outcome instanceof Outcome.Accepted && outcome.reverses() != null ? 1 : 0;
            });
        }
    }
}
