package io.chalkstream.undo.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.JsonFormat;
import io.chalkstream.undo.UndoMeters;
import io.chalkstream.undo.history.Entry;
import io.chalkstream.undo.history.EntryLookup;
import io.chalkstream.undo.history.TransitionResult;
import io.chalkstream.undo.history.UndoHistory;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The stored histories of a partition. Each change rewrites the history, which is small, but not the entries, which may
 * hold many strokes.
 */
final class HistoryStores {
    private static final String HISTORIES = "histories";
    private static final String ENTRIES = "entries";
    private static final String OPEN = "open-requests";
    private static final byte[] MARK = {1};
    private static final JsonFormat<UndoHistory> HISTORY =
            JsonFormat.of(UndoHistory.class).then(HistoryStores::sinceItWasSent);
    private static final JsonFormat<Entry> ENTRY = JsonFormat.of(Entry.class);
    private static final Logger LOG = Logger.getLogger(HistoryStores.class);

    private final KeyValueStore<String, byte[]> histories;
    private final KeyValueStore<String, byte[]> entries;
    /** Marks people with open requests, so that a tick needn't read every history. */
    private final KeyValueStore<String, byte[]> open;

    private final UndoMeters meters;

    HistoryStores(ProcessorContext<?, ?> context, UndoMeters meters) {
        this.meters = meters;
        histories = context.getStateStore(HISTORIES);
        entries = context.getStateStore(ENTRIES);
        open = context.getStateStore(OPEN);
    }

    /** Version 1 knows only when a command was sent last. */
    private static ObjectNode sinceItWasSent(ObjectNode history) {
        if (history.get("inFlight") instanceof ObjectNode inFlight) {
            inFlight.set("since", inFlight.get("sentAt"));
        }
        return history;
    }

    static List<StoreBuilder<KeyValueStore<String, byte[]>>> builders() {
        return List.of(builder(HISTORIES), builder(ENTRIES), builder(OPEN));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }

    /** The history; empty if the stored one is unreadable, so that nobody loses undo for ever. */
    UndoHistory history(PersonKey key) {
        try {
            var history = read(histories.get(key.text()), HISTORY);
            return history == null ? UndoHistory.EMPTY : history;
        } catch (IllegalStateException e) {
            meters.unreadableHistory();
            LOG.warn("A history begins anew", e);
            return UndoHistory.EMPTY;
        }
    }

    EntryLookup entries(PersonKey key) {
        return seq -> read(entries.get(key.entry(seq)), ENTRY);
    }

    /** Stores the result. Call it before the effects are published. */
    void save(PersonKey key, UndoHistory before, TransitionResult step) {
        if (step.history().openRequests() > 0 && open.get(key.text()) == null) {
            open.put(key.text(), MARK);
        }
        var added = step.added();
        if (added != null) {
            entries.put(key.entry(added.seq()), ENTRY.write(added));
        }
        if (!step.history().equals(before)) {
            histories.put(key.text(), HISTORY.write(step.history()));
        }
    }

    /** Deletes what is no longer referenced. Call it last. */
    void cleanUp(PersonKey key, UndoHistory before, TransitionResult step) {
        var unneeded = before.referencedEntries();
        unneeded.removeAll(step.history().referencedEntries());
        unneeded.forEach(seq -> entries.delete(key.entry(seq)));
        if (step.history().openRequests() == 0 && open.get(key.text()) != null) {
            open.delete(key.text());
        }
    }

    /** The people with a history of this epoch of the board or an earlier one. */
    List<PersonKey> people(String board, long epoch) {
        return people(board).stream()
                .filter(person -> history(person).stacks().epoch() <= epoch)
                .toList();
    }

    void delete(PersonKey person) {
        history(person).referencedEntries().forEach(seq -> entries.delete(person.entry(seq)));
        histories.delete(person.text());
        open.delete(person.text());
    }

    private List<PersonKey> people(String board) {
        var people = new ArrayList<PersonKey>();
        try (var all = histories.prefixScan(PersonKey.prefix(board), new StringSerializer())) {
            all.forEachRemaining(history -> people.add(PersonKey.parse(history.key)));
        }
        return people;
    }

    /** The next {@code max} people after this one in the order of their keys, or as many as there are; null: the first. */
    List<PersonKey> peopleAfter(@Nullable PersonKey previous, int max) {
        var people = new ArrayList<PersonKey>();
        try (var all = histories.range(previous == null ? null : previous.text(), null)) {
            while (all.hasNext() && people.size() < max) {
                var person = PersonKey.parse(all.next().key);
                if (!person.equals(previous)) {
                    people.add(person);
                }
            }
        }
        return people;
    }

    List<PersonKey> peopleWithOpenRequests() {
        var people = new ArrayList<PersonKey>();
        try (var all = open.all()) {
            all.forEachRemaining(mark -> people.add(PersonKey.parse(mark.key)));
        }
        return people;
    }

    private static <T> @Nullable T read(byte @Nullable [] json, JsonFormat<T> format) {
        if (json == null) {
            return null;
        }
        try {
            return format.read(json);
        } catch (InvalidMessageException e) {
            throw new IllegalStateException("a stored " + format + " can't be read", e);
        }
    }
}
