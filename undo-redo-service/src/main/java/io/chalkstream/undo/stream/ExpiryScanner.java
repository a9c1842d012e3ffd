package io.chalkstream.undo.stream;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds expired histories, a slice at a time: a partition may have more histories than a stream thread should read in
 * one go.
 */
final class ExpiryScanner {
    /** The interval between slices. */
    static final Duration INTERVAL = Duration.ofSeconds(10);
    /** The number of histories per slice. */
    static final int SLICE = 100;

    private final HistoryStores stores;
    private final Duration keptFor;
    private @Nullable PersonKey last;

    ExpiryScanner(HistoryStores stores, Duration keptFor) {
        this.stores = stores;
        this.keptFor = keptFor;
    }

    /** The people of the next slice whose histories have expired at {@code now}, in milliseconds since 1970. */
    List<PersonKey> next(long now) {
        var slice = stores.peopleAfter(last, SLICE);
        last = slice.size() < SLICE ? null : slice.get(slice.size() - 1);
        return slice.stream().filter(person -> hasExpired(person, now)).toList();
    }

    private boolean hasExpired(PersonKey person, long now) {
        var history = stores.history(person);
        return history.openRequests() == 0 && now - history.at() > keptFor.toMillis();
    }
}
