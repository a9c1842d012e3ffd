package io.chalkstream.simulation.check;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.simulation.people.SimulatedPerson;
import io.chalkstream.undo.history.UndoEntries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each request to undo or redo reverses at most one entry of its person's stack, and each entry is reversed once. */
final class UndoLaws {
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Stacks> stacks = new TreeMap<>();
    private final Map<String, Integer> reversals = new HashMap<>();

    /** One person's entries, each by the seqs of its events, the newest last. */
    private static final class Stacks {
        private final List<Entry> undo = new ArrayList<>();
        private final List<Entry> redo = new ArrayList<>();
    }

    private record Entry(long first, long last) {
        boolean has(long seq) {
            return seq >= first && seq <= last;
        }
    }

    private UndoLaws() {}

    static List<String> problems(BoardRecord board, List<SimulatedPerson> people) {
        var laws = new UndoLaws();
        board.events().forEach(laws::take);
        for (var person : people) {
            laws.checkRequests(person);
            if (person.board().equals(board.name())) {
                laws.checkCount(person);
            }
        }
        return laws.problems;
    }

    private void checkRequests(SimulatedPerson person) {
        for (var page : person.pages()) {
            if (page.requests().isEmpty()) {
                continue;
            }
            String client = page.requests().get(0).client();
            int made = reversals.getOrDefault(client, 0);
            if (made > page.requests().size()) {
                problems.add("%s made %d requests, which reversed %d times"
                        .formatted(client, page.requests().size(), made));
            }
        }
    }

    /** Whoever has asked for nothing can undo all that they have done, up to the limit (U10, U12). */
    private void checkCount(SimulatedPerson person) {
        var page = person.page();
        boolean asked = person.pages().stream().anyMatch(one -> !one.requests().isEmpty());
        var own = stacks.get(person.user());
        if (page == null || asked || own == null || person.role() == Role.VIEWER) {
            return;
        }
        int expected = Math.min(Limits.UNDO_ENTRIES, own.undo.size());
        int actual = page.client().history().map(ServerMessage.History::undo).orElse(-1);
        if (actual != expected) {
            problems.add("%s has made %d changes, and can undo %d".formatted(person.user(), expected, actual));
        }
    }

    private void take(Outcome.Accepted event) {
        if (event.deletesBoard()) {
            stacks.clear();
            return;
        }
        if (event.isContinued()) {
            return;
        }
        var part = event.part();
        var entry = new Entry(part == null ? event.seq() : part.first(), event.seq());
        var own = stacks.computeIfAbsent(event.author().user(), none -> new Stacks());
        var reverses = event.reverses();
        if (reverses == null) {
            if (UndoEntries.isEntry(event)) {
                own.undo.add(entry);
            }
            // A redo that is under way meanwhile still takes effect: what it reverses may lie below this change.
            return;
        }
        reversals.merge(event.author().client(), 1, Integer::sum);
        boolean undoes = reverses.direction() == ReversalOf.Direction.UNDO;
        if (!take(undoes ? own.undo : own.redo, reverses.seq())) {
            problems.add("event %d of %s reverses %d, which isn't on their stack"
                    .formatted(event.seq(), event.author().user(), reverses.seq()));
        }
        (undoes ? own.redo : own.undo).add(entry);
    }

    /** Those above it had no effect any more, or are later than the request. */
    private static boolean take(List<Entry> stack, long seq) {
        return stack.removeIf(entry -> entry.has(seq));
    }
}
