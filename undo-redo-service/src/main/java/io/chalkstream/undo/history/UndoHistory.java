package io.chalkstream.undo.history;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One person's undo state on one board. Immutable.
 *
 * @param queue requests of all the person's clients, handled one at a time and in this order
 * @param inFlight the request in flight to board-state, null if none
 * @param at when any of this changed last, in milliseconds since 1970
 */
public record UndoHistory(
        UndoStacks stacks,
        ClientProgress clients,
        List<QueuedRequest> queue,
        @Nullable InFlight inFlight,
        long at) {
    /** How long a request waits for the operation that it follows. */
    public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    /** A command without an outcome is sent again after this time. */
    public static final Duration RESEND_AFTER = Duration.ofSeconds(5);

    /** A command without an outcome has taken effect after this time: it was sent again, and board-state tells that once. */
    public static final Duration OUTCOME_TIMEOUT = Duration.ofSeconds(30);

    /** The maximum number of queued requests of a person. */
    public static final int MAX_QUEUED = 100;

    /** The history of a person who has done nothing. */
    public static final UndoHistory EMPTY = new UndoHistory(UndoStacks.EMPTY, ClientProgress.NONE, List.of(), null, 0);

    public UndoHistory {
        queue = List.copyOf(queue);
    }

    /** Handles an input of this person; {@code entries} finds the entries added by earlier results. */
    public TransitionResult handle(Input input, EntryLookup entries) {
        var transition = new HistoryTransition(this, entries, input.now());
        if (input instanceof Input.Decided decided) {
            if (decided.outcome() instanceof Outcome.Accepted accepted) {
                transition.accepted(accepted);
            } else if (decided.outcome() instanceof Outcome.Refused refused) {
                transition.refused(refused);
            }
        } else if (input instanceof Input.Requested requested) {
            if (requested.request() instanceof UndoRequest.Reverse reverse) {
                transition.requested(reverse);
            } else {
                transition.sendHistory(requested.request().author().client());
            }
        } else if (input instanceof Input.Tick tick) {
            transition.tick(tick.readingSince());
        }
        return transition.result();
    }

    /** The effects of discarding this history, because the board was deleted or the history has expired. */
    public List<Effect> discarded() {
        var effects = new ArrayList<Effect>();
        if (inFlight != null) {
            effects.add(discarded(inFlight.waiting()));
        }
        queue.forEach(waiting -> effects.add(discarded(waiting)));
        effects.add(new Effect.SendHistory(new ServerMessage.History(0, 0, null, null, null, null, null)));
        return effects;
    }

    private static Effect discarded(QueuedRequest waiting) {
        return new Effect.SendRefusal(
                waiting.client(),
                ServerMessage.Refused.request(
                        waiting.request().request(), ErrorCode.NOTHING_TO_REVERSE, "the board has been deleted"));
    }

    /** The events whose entries may still be read. */
    public Set<Long> referencedEntries() {
        var referencedEntries = new HashSet<Long>();
        stacks.undo().forEach(entry -> referencedEntries.add(entry.seq()));
        stacks.redo().forEach(entry -> referencedEntries.add(entry.seq()));
        if (inFlight != null) {
            referencedEntries.add(inFlight.seq());
        }
        return referencedEntries;
    }

    /** The number of requests queued or in flight; without any, ticks have no effect. */
    public int openRequests() {
        return queue.size() + (inFlight == null ? 0 : 1);
    }
}
