package io.chalkstream.simulation.check;

import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.simulation.people.SimulatedPerson;
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
            own.undo.add(entry);
            own.redo.clear();
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
