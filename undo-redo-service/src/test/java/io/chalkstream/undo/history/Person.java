package io.chalkstream.undo.history;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.EntrySummary;
import io.chalkstream.protocol.undo.EntrySummary.Action;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ana's history as the service keeps it, with board-state played by the test. */
public final class Person {
    static final Author TAB = new Author("u-ana", "Ana", "c-ana-1", Role.TEACHER);
    static final EntrySummary ONE_ADDED = new EntrySummary(Action.ADD, 1);
    static final Author OTHER_TAB = new Author("u-ana", "Ana", "c-ana-2", Role.TEACHER);

    private final StoredHistory kept = new StoredHistory();
    private long now = 1_000_000;

    UndoHistory history() {
        return kept.history();
    }

    List<Long> entries(Direction direction) {
        return history().stacks().of(direction).stream().map(StackEntry::seq).toList();
    }

    /** As a crash may leave it: the state is older than the entries. */
    void fallBackTo(UndoHistory older) {
        kept.fallBackTo(older);
    }

    void passes(long millis) {
        now += millis;
    }

    long now() {
        return now;
    }

    /** The event {@code seq}: the tab's operation {@code op} has put an element named after it. */
    List<Effect> put(Author tab, long op, long seq) {
        return handle(new Outcome.Accepted(
                1,
                seq,
                0,
                tab,
                op,
                null,
                null,
                List.of(new AppliedChange.Added(ElementFixtures.rectangle("e" + seq, 0)))));
    }

    /** The event {@code seq}: the tab's operation {@code op} has drawn a stroke named after it, or a part of one. */
    List<Effect> draw(Author tab, long op, long seq, String partOf) {
        var stroke = ElementFixtures.stroke("s" + seq, partOf);
        return handle(new Outcome.Accepted(1, seq, 0, tab, op, null, null, List.of(new AppliedChange.Added(stroke))));
    }

    /** The event {@code seq} takes back what the event {@code of} had put, as the command asked. */
    List<Effect> undone(BoardCommand.Reverse command, long seq) {
        var element = ElementFixtures.rectangle("e" + command.of().seq(), 0);
        return accepted(command, seq, new AppliedChange.Removed(element));
    }

    /** The event {@code seq} puts again what the event {@code of} had taken back, as the command asked. */
    List<Effect> redone(BoardCommand.Reverse command, long seq) {
        return accepted(command, seq, new AppliedChange.Added(ElementFixtures.rectangle("redone", 0)));
    }

    private List<Effect> accepted(BoardCommand.Reverse command, long seq, AppliedChange change) {
        return handle(
                new Outcome.Accepted(1, seq, 0, command.author(), command.op(), command.of(), null, List.of(change)));
    }

    List<Effect> refused(BoardCommand.Reverse command, ErrorCode code) {
        return handle(new Outcome.Refused(command.author(), command.op(), command.of(), code, "no"));
    }

    List<Effect> refused(Author tab, long op, ErrorCode code) {
        return handle(new Outcome.Refused(tab, op, null, code, "no"));
    }

    List<Effect> handle(Outcome outcome) {
        return handle(new Input.Decided(outcome, now));
    }

    List<Effect> undo(Author tab, long request, long after) {
        return press(tab, Direction.UNDO, request, after);
    }

    /** A request that is meant for a life of the board, by a version of the rules. */
    List<Effect> undo(Author tab, long request, long after, @Nullable Integer decision, long epoch) {
        return handle(new Input.Requested(
                new UndoRequest.Reverse(tab, Direction.UNDO, request, after, decision, epoch), now));
    }

    List<Effect> redo(Author tab, long request, long after) {
        return press(tab, Direction.REDO, request, after);
    }

    private List<Effect> press(Author tab, Direction direction, long request, long after) {
        return handle(new Input.Requested(new UndoRequest.Reverse(tab, direction, request, after), now));
    }

    List<Effect> show(Author tab) {
        return handle(new Input.Requested(new UndoRequest.Show(tab), now));
    }

    List<Effect> tick() {
        return tick(0);
    }

    List<Effect> tick(long readingSince) {
        return handle(new Input.Tick(now, readingSince));
    }

    private List<Effect> handle(Input input) {
        return kept.handle(input);
    }

    /** The command among the effects. */
    static BoardCommand.Reverse command(List<Effect> effects) {
        return effects.stream()
                .flatMap(effect ->
                        effect instanceof Effect.SendCommand send ? Stream.of(send.command()) : Stream.empty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no command in " + effects));
    }

    static Effect counts(int undo, int redo) {
        return new Effect.SendHistory(historyMessage(undo, redo, null, null));
    }

    static Effect done(int undo, int redo, Author tab, long request) {
        return new Effect.SendHistory(historyMessage(undo, redo, tab.client(), request));
    }

    /** The summary of entries each of which puts one element. */
    public static ServerMessage.History historyMessage(
            int undo, int redo, @Nullable String client, @Nullable Long request) {
        return new ServerMessage.History(
                undo, redo, undo == 0 ? null : ONE_ADDED, redo == 0 ? null : ONE_ADDED, client, request, null);
    }

    /** The same, with what the next entries are about. */
    public static ServerMessage.History historyMessage(
            int undo, int redo, @Nullable Action undoes, @Nullable Action redoes, String client, long request) {
        return new ServerMessage.History(undo, redo, summary(undoes), summary(redoes), client, request, null);
    }

    private static @Nullable EntrySummary summary(@Nullable Action action) {
        return action == null ? null : new EntrySummary(action, 1);
    }

    static Effect refusal(Author tab, long request, ErrorCode code, String message) {
        return new Effect.SendRefusal(tab.client(), ServerMessage.Refused.request(request, code, message));
    }

    static ReversalOf undoOf(long seq) {
        return new ReversalOf(Direction.UNDO, seq);
    }

    static ReversalOf redoOf(long seq) {
        return new ReversalOf(Direction.REDO, seq);
    }
}
