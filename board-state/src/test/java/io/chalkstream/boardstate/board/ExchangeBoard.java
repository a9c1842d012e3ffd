package io.chalkstream.boardstate.board;

import io.chalkstream.boardstate.stream.EventFrame;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A board at which some people work: board-state decides, and each may undo what they did, in the order of a plain stack.
 * The web app's tests have the same people ({@code exchange/world.ts}).
 */
final class ExchangeBoard {
    private static final List<Role> ROLES =
            List.of(Role.TEACHER, Role.TEACHER, Role.STUDENT, Role.STUDENT, Role.VIEWER);
    private static final long MILLIS_BETWEEN = 1_000;

    private final InMemoryBoardStore store = new InMemoryBoardStore();
    private final List<Person> people = IntStream.range(0, ROLES.size())
            .mapToObj(who -> new Author("u-" + who, "Person " + who, "c-" + who, ROLES.get(who)))
            .map(author -> new Person(author, new ArrayDeque<>(), new ArrayDeque<>()))
            .toList();
    private long now = Samples.T0;

    /** What comes of a message: the answers are for its author alone, the events for everybody. */
    record Decided(List<ServerMessage> answers, List<ServerMessage> events) {}

    /** The events of an operation or a reversal, with all that they changed. */
    private record Done(long first, long last, List<AppliedChange> changes) {
        static Done of(List<Outcome.Accepted> events) {
            var changes =
                    events.stream().flatMap(event -> event.changes().stream()).toList();
            return new Done(events.get(0).seq(), events.get(events.size() - 1).seq(), changes);
        }

        List<Reversal> reversals() {
            var reversals = Reversals.of(changes);
            return first == last && reversals.size() <= Limits.CHANGES_PER_OP
                    ? reversals
                    : List.of(new Reversal.Events(first, last));
        }
    }

    private record Person(Author author, Deque<Done> undo, Deque<Done> redo) {
        Deque<Done> stack(Direction direction) {
            return direction == Direction.UNDO ? undo : redo;
        }
    }

    Decided decide(int who, ClientMessage message) {
        var person = people.get(who);
        if (message instanceof ClientMessage.Op op) {
            return edit(person, op);
        }
        if (message instanceof ClientMessage.Undo undo) {
            return reverse(person, Direction.UNDO, undo.request());
        }
        if (message instanceof ClientMessage.Redo redo) {
            return reverse(person, Direction.REDO, redo.request());
        }
        throw new IllegalArgumentException("this board knows no " + message);
    }

    /** What someone gets who comes now. */
    ServerMessage.Snapshot snapshot() {
        var head = store.head();
        return new ServerMessage.Snapshot(
                head.epoch(),
                head.seq(),
                head.visibility().forEverybody(head.contents().info()),
                List.copyOf(store.elements().values()));
    }

    private Decided edit(Person person, ClientMessage.Op op) {
        var decision = decide(new BoardCommand.Edit(
                person.author(), op.op(), DecisionVersion.said(DecisionVersion.LATEST), op.epoch(), op.changes()));
        if (decision instanceof Decision.Refused refused) {
            var outcome = refused.outcome();
            return new Decided(
                    List.of(new ServerMessage.Refused(
                            op.op(), null, outcome.code(), outcome.message(), refused.expected(), outcome.kept())),
                    List.of());
        }
        var accepted = (Decision.Accepted) decision;
        var done = Done.of(accepted.events());
        if (!done.reversals().isEmpty()) {
            person.undo().push(done);
            person.redo().clear();
        }
        return new Decided(List.of(), frames(accepted));
    }

    private Decided reverse(Person person, Direction direction, long request) {
        var done = person.stack(direction).poll();
        if (done == null) {
            return new Decided(
                    List.of(ServerMessage.Refused.request(request, ErrorCode.NOTHING_TO_REVERSE, "nothing")),
                    List.of());
        }
        var of = new ReversalOf(direction, done.last());
        var decision = decide(new BoardCommand.Reverse(person.author(), request, of, done.reversals()));
        if (decision instanceof Decision.Refused refused) {
            var outcome = refused.outcome();
            return new Decided(
                    List.of(ServerMessage.Refused.request(request, outcome.code(), outcome.message(), outcome.kept())),
                    List.of());
        }
        var accepted = (Decision.Accepted) decision;
        person.stack(direction == Direction.UNDO ? Direction.REDO : Direction.UNDO)
                .push(Done.of(accepted.events()));
        var history = new ServerMessage.History(
                person.undo().size(),
                person.redo().size(),
                null,
                null,
                person.author().client(),
                request,
                null);
        return new Decided(List.of(history), frames(accepted));
    }

    private Decision decide(BoardCommand command) {
        now += MILLIS_BETWEEN;
        var decision = Decider.decide(store, command, now);
        BoardWriter.apply(store, command, decision, now, Samples.HISTORY);
        return decision;
    }

    private static List<ServerMessage> frames(Decision.Accepted accepted) {
        return accepted.events().stream()
                .map(event -> (ServerMessage) EventFrame.of(event))
                .toList();
    }
}
