package io.chalkstream.simulation.check;

import io.chalkstream.protocol.board.Changes;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementMap;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One board's log of committed events, and the board after each of them. */
final class BoardRecord {
    private final String board;
    private final List<Outcome.Accepted> events = new ArrayList<>();
    private final Map<String, Outcome.Accepted> byPosition = new HashMap<>();
    private final Map<String, Map<String, Element>> boards = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private Map<String, Element> elements = new TreeMap<>();
    private long epoch;
    private long seq;
    private boolean deleted;

    BoardRecord(String board) {
        this.board = board;
    }

    String name() {
        return board;
    }

    /** Takes the next event of the log. */
    void add(Outcome.Accepted event) {
        boolean begins = event.seq() == 1 && (seq == 0 || (deleted && event.epoch() > epoch));
        boolean follows = event.epoch() == epoch && event.seq() == seq + 1;
        if (!begins && !follows) {
            problems.add("board %s: event %d of life %d comes after event %d of life %d"
                    .formatted(board, event.seq(), event.epoch(), seq, epoch));
        }
        epoch = event.epoch();
        seq = event.seq();
        deleted = event.deletesBoard();
        var next = new TreeMap<>(elements);
        event.clientChanges().forEach(change -> Changes.apply(new ElementMap(next), change));
        elements = next;
        events.add(event);
        byPosition.put(key(epoch, seq), event);
        boards.put(key(epoch, seq), elements);
    }

    private static String key(long epoch, long seq) {
        return epoch + "/" + seq;
    }

    List<String> problems() {
        return problems;
    }

    List<Outcome.Accepted> events() {
        return events;
    }

    Outcome.@Nullable Accepted event(long ofEpoch, long number) {
        return byPosition.get(key(ofEpoch, number));
    }

    /** The elements after an event; null if there is no such event. */
    @Nullable
    Map<String, Element> after(long ofEpoch, long number) {
        return number == 0 ? Map.of() : boards.get(key(ofEpoch, number));
    }

    /** Whether an event after this one, of a command that had been given by this time, shows the students again. */
    boolean isOpenAfter(long ofEpoch, long number, long millis) {
        return events.stream()
                .filter(event -> event.epoch() > ofEpoch || (event.epoch() == ofEpoch && event.seq() > number))
                .filter(event -> event.at() <= millis)
                .map(VisibilityPolicy::setBy)
                .anyMatch(VisibilityPolicy.OPEN::equals);
    }

    /** The elements now. */
    Map<String, Element> elements() {
        return elements;
    }

    boolean isDeleted() {
        return deleted;
    }

    long epoch() {
        return epoch;
    }

    long seq() {
        return seq;
    }

    /** The seqs of the events of each operation, by client and number. */
    Map<String, List<Long>> operations() {
        var operations = new LinkedHashMap<String, List<Long>>();
        for (var event : events) {
            if (event.reverses() == null) {
                operations
                        .computeIfAbsent(event.author().client() + "#" + event.op(), none -> new ArrayList<>())
                        .add(event.seq());
            }
        }
        return operations;
    }
}
