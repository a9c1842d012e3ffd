package io.chalkstream.undo.history;

import java.util.List;
import java.util.stream.Stream;

/**
 * The progress of each client of a person. Only the most recent clients are known; if a forgotten one comes back, its
 * next request waits for an operation that is decided later.
 *
 * @param known least recently active first
 */
public record ClientProgress(List<Position> known) {
    /** Each reload of the page makes a new client. */
    static final int MAX_KNOWN = 16;

    static final ClientProgress NONE = new ClientProgress(List.of());

    public ClientProgress {
        known = List.copyOf(known);
    }

    /**
     * The progress of one client.
     *
     * @param decided its last decided operation, 0 if none
     * @param done its last completed request, 0 if none
     */
    public record Position(String client, long decided, long done) {}

    boolean hasDecided(String client, long op) {
        return progress(client).decided() >= op;
    }

    boolean hasDone(String client, long request) {
        return progress(client).done() >= request;
    }

    long lastDone(String client) {
        return progress(client).done();
    }

    ClientProgress decided(String client, long op) {
        var before = progress(client);
        return before.decided() >= op ? this : with(new Position(client, op, before.done()));
    }

    ClientProgress done(String client, long request) {
        var before = progress(client);
        return before.done() >= request ? this : with(new Position(client, before.decided(), request));
    }

    private Position progress(String client) {
        return known.stream()
                .filter(progress -> progress.client().equals(client))
                .findAny()
                .orElseGet(() -> new Position(client, 0, 0));
    }

    private ClientProgress with(Position latest) {
        var others = known.stream()
                .filter(progress -> !progress.client().equals(latest.client()))
                .toList();
        var kept = others.subList(Math.max(0, others.size() + 1 - MAX_KNOWN), others.size());
        return new ClientProgress(
                Stream.concat(kept.stream(), Stream.of(latest)).toList());
    }
}
