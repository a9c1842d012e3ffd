package io.chalkstream.gateway.room;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.ElementsParser;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a board's locked elements (A10). They are read from a snapshot when a student drags something for the first
 * time; from then on, events that lock, unlock or put locked elements are parsed. Not thread-safe.
 */
final class LockedElements {
    /** What waits for the snapshot, actions and events; more is dropped, since awareness may be lost. */
    static final int MAX_WAITING = 100;

    private static final EventSigns SIGNS =
            EventSigns.of("\"kind\":\"lock\"", "\"kind\":\"delete\"", "\"locked\":true");

    /** Null as long as they aren't known. */
    private @Nullable Set<String> ids;

    private boolean isAsked;
    /** The number of the last question: an answer to an earlier one is worth nothing. */
    private int question;
    /** Events that have come since the snapshot was asked for. */
    private final List<BoardEvent> later = new ArrayList<>();

    private final List<Consumer<Set<String>>> waiting = new ArrayList<>();

    /**
     * Runs the action with the ids, now or once they are known, in the order of the calls; never if they can't be known.
     *
     * @return the number of a question if the caller must ask for a snapshot, and tell of its outcome; otherwise 0
     */
    int use(Consumer<Set<String>> action) {
        var known = ids;
        if (known != null) {
            action.accept(known);
            return 0;
        }
        if (waiting.size() < MAX_WAITING) {
            waiting.add(action);
        }
        if (isAsked) {
            return 0;
        }
        isAsked = true;
        return ++question;
    }

    /** Runs an action that needs no ids, but not before those that wait for them. */
    void inOrder(Runnable action) {
        if (ids != null || !isAsked) {
            action.run();
        } else if (waiting.size() < MAX_WAITING) {
            waiting.add(known -> action.run());
        }
    }

    /** The locked elements of a snapshot. */
    static Set<String> in(OutboundFrame snapshot) {
        var locked = new HashSet<String>();
        var parser = new ElementsParser(element -> {
            if (element.locked()) {
                locked.add(element.id());
            }
        });
        snapshot.chunks().forEach(chunk -> parser.feed(chunk, chunk.length));
        parser.end();
        return locked;
    }

    /** The snapshot that was asked for has come: the board after {@code position} has these locked elements. */
    void learned(int toQuestion, Position position, Set<String> locked) {
        if (toQuestion != question || !isAsked || ids != null) {
            return;
        }
        var known = new HashSet<>(locked);
        for (var event : List.copyOf(later)) {
            if (event.position().isAfter(position) && !apply(event.frame(), known)) {
                return;
            }
        }
        ids = known;
        later.clear();
        waiting.forEach(action -> action.accept(known));
        waiting.clear();
    }

    /** The snapshot that was asked for can't be had. */
    void failed(int toQuestion) {
        if (toQuestion == question) {
            forget();
        }
    }

    /** Whatever is known isn't so any more, or can't be known now: the next use asks again. */
    void forget() {
        ids = null;
        isAsked = false;
        later.clear();
        waiting.clear();
    }

    /** The board's next event. */
    void read(BoardEvent event) {
        if (!isAsked || !SIGNS.areIn(event.frame().utf8())) {
            return;
        }
        var known = ids;
        if (known == null && later.size() == MAX_WAITING) {
            forget();
        } else if (known == null) {
            later.add(event);
        } else {
            boolean unused = apply(event.frame(), known);
        }
    }

    /** Returns false, and forgets everything, if the event can't be read. */
    private boolean apply(OutboundFrame event, Set<String> known) {
        try {
            Json.readTolerantly(event.utf8(), ServerMessage.Event.class)
                    .changes()
                    .forEach(change -> apply(change, known));
            return true;
        } catch (InvalidMessageException e) {
            forget();
            return false;
        }
    }

    private static void apply(Change change, Set<String> known) {
        if (change instanceof Change.Lock lock) {
            set(known, lock.id(), lock.on());
        } else if (change instanceof Change.Put put) {
            set(known, put.element().id(), put.element().locked());
        } else if (change instanceof Change.Delete) {
            known.clear();
        }
    }

    private static void set(Set<String> known, String id, boolean locked) {
        if (locked) {
            known.add(id);
        } else {
            known.remove(id);
        }
    }
}
