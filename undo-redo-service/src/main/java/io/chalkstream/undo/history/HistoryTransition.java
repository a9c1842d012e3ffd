package io.chalkstream.undo.history;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.undo.UndoRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handles one input: the changing state and the effects collected. */
final class HistoryTransition {
    private final UndoHistory before;
    private final EntryLookup entries;
    private final long now;
    private final EffectCollector effects;

    private UndoStacks stacks;
    private ClientProgress clients;
    private final Deque<QueuedRequest> queue;
    private @Nullable InFlight inFlight;
    private @Nullable Entry added;

    HistoryTransition(UndoHistory before, EntryLookup entries, long now) {
        this.before = before;
        this.entries = entries;
        this.now = now;
        this.stacks = before.stacks();
        this.clients = before.clients();
        this.queue = new ArrayDeque<>(before.queue());
        this.inFlight = before.inFlight();
        this.effects = new EffectCollector(before.stacks());
    }

    void accepted(Outcome.Accepted event) {
        if (event.isContinued()) {
            return;
        }
        String client = event.author().client();
        if (stacks.hasSeen(event.epoch(), event.seq())) {
            sendHistory(client);
            return;
        }
        added = Entry.of(event);
        var what = EntrySummaryBuilder.of(event);
        var reverses = event.reverses();
        if (reverses == null) {
            var before = continued();
            stacks = (before == null ? stacks : before).changed(event.epoch(), event.seq(), what);
            clients = clients.decided(client, event.op());
            if (event.kept() != null) {
                sendHistory(client, event.kept());
            }
        } else {
            stacks = stacks.reversed(event.epoch(), event.seq(), reverses, what);
            var current = inFlight;
            var kept =
                    current != null && current.is(client, event.op()) ? current.keptWith(event.kept()) : event.kept();
            complete(client, CommandNumber.request(event.op()), kept);
        }
        startNext();
    }

    /** If the change goes on with the stroke of the newest entry: the stacks without that entry, which is part of the new one. */
    private @Nullable UndoStacks continued() {
        var undo = stacks.undo();
        if (added == null || undo.isEmpty()) {
            return null;
        }
        long newest = undo.get(undo.size() - 1).seq();
        var entry = entries.find(newest);
        var whole = entry == null ? null : entry.continuedBy(added);
        if (whole == null) {
            return null;
        }
        added = whole;
        return stacks.without(new ReversalOf(Direction.UNDO, newest));
    }

    void refused(Outcome.Refused refused) {
        String client = refused.author().client();
        var reverses = refused.reverses();
        if (reverses != null) {
            reversalRefused(client, refused, reverses);
        } else if (refused.code() != ErrorCode.OP_GAP) {
            // An operation that came too early has not been decided: its client sends it again.
            clients = clients.decided(client, refused.op());
        }
        startNext();
    }

    private void reversalRefused(String client, Outcome.Refused refused, ReversalOf reverses) {
        var current = inFlight;
        if (current == null || !current.is(client, refused.op())) {
            sendHistory(client);
        } else if (refused.code() == ErrorCode.NOTHING_TO_REVERSE) {
            stacks = stacks.without(reverses);
            attempt(current.waiting(), current.attempt() + 1, current.keptWith(refused.kept()));
        } else {
            refuse(current.waiting().request(), refused.code(), refused.message(), current.keptWith(refused.kept()));
        }
    }

    void requested(UndoRequest.Reverse request) {
        String client = request.author().client();
        var current = inFlight;
        if (clients.hasDone(client, request.request())) {
            sendHistory(client);
        } else if (current != null && current.waiting().covers(request)) {
            sendAgain(current);
        } else if (queue.stream().noneMatch(waiting -> waiting.covers(request))) {
            enqueue(request);
        }
        startNext();
    }

    private void enqueue(UndoRequest.Reverse request) {
        if (request.request() > CommandNumber.MAX_REQUEST) {
            effects.refuse(request, ErrorCode.MALFORMED, "request is at most " + CommandNumber.MAX_REQUEST, null);
        } else if (queue.size() >= UndoHistory.MAX_QUEUED) {
            effects.refuse(
                    request, ErrorCode.OVER_LIMIT, UndoHistory.MAX_QUEUED + " requests are waiting already", null);
        } else {
            queue.addLast(new QueuedRequest(request, now));
        }
    }

    void tick(long readingSince) {
        var current = inFlight;
        if (current != null && passed(current.since(), readingSince, UndoHistory.OUTCOME_TIMEOUT)) {
            giveUp(current);
        } else if (current != null && passed(current.sentAt(), readingSince, UndoHistory.RESEND_AFTER)) {
            sendAgain(current);
        }
        startNext();
        while (inFlight == null && !queue.isEmpty() && hasTimedOut(queue.getFirst(), readingSince)) {
            var request = queue.removeFirst().request();
            refuse(request, ErrorCode.UNDO_TOO_EARLY, "the change before it has not arrived", null);
            startNext();
        }
    }

    private boolean hasTimedOut(QueuedRequest waiting, long readingSince) {
        return passed(waiting.since(), readingSince, UndoHistory.REQUEST_TIMEOUT);
    }

    /** What was read before {@code readingSince} counts from then on. */
    private boolean passed(long since, long readingSince, Duration time) {
        return now - Math.max(since, readingSince) >= time.toMillis();
    }

    /** board-state repeats refusals, but not what took effect: a state that had seen it was written over by this one. */
    private void giveUp(InFlight current) {
        stacks = stacks.without(current.of());
        complete(current.waiting().client(), current.waiting().request().request(), current.kept());
    }

    /** Starts the requests that are ready, until one is in flight. */
    private void startNext() {
        while (inFlight == null && !queue.isEmpty() && (isDone(queue.getFirst()) || isReady(queue.getFirst()))) {
            var first = queue.removeFirst();
            if (!isDone(first)) {
                attempt(first, 0, null);
            }
        }
    }

    private boolean isReady(QueuedRequest waiting) {
        return clients.hasDecided(waiting.client(), waiting.request().after());
    }

    private boolean isDone(QueuedRequest waiting) {
        return clients.hasDone(waiting.client(), waiting.request().request());
    }

    /** Tries the newest entry that still exists and existed when the request was made. */
    private void attempt(QueuedRequest waiting, int attempt, @Nullable ConflictSummary kept) {
        inFlight = null;
        var direction = waiting.request().direction();
        var stack = waiting.request().isMeantFor(stacks.epoch()) ? stacks.of(direction) : List.<StackEntry>of();
        for (int i = stack.size() - 1; i >= 0 && attempt <= CommandNumber.LAST_ATTEMPT; i--) {
            long seq = stack.get(i).seq();
            var entry = find(seq);
            if (entry == null) {
                stacks = stacks.without(new ReversalOf(direction, seq));
            } else if (!entry.isLaterThan(waiting)) {
                send(new InFlight(waiting, attempt, seq, now, now, kept), entry);
                return;
            }
        }
        refuse(waiting.request(), ErrorCode.NOTHING_TO_REVERSE, "there is nothing left to reverse", kept);
    }

    /** Sends the in-flight command again; if its entry is gone, its outcome is on the way. */
    private void sendAgain(InFlight current) {
        var entry = find(current.seq());
        if (entry != null) {
            send(current.sentAgain(now), entry);
        }
    }

    private void send(InFlight next, Entry entry) {
        inFlight = next;
        effects.sendCommand(next, entry, stacks.epoch());
    }

    private @Nullable Entry find(long seq) {
        return added != null && added.seq() == seq ? added : entries.find(seq);
    }

    private void refuse(UndoRequest.Reverse request, ErrorCode code, String message, @Nullable ConflictSummary kept) {
        effects.refuse(request, code, message, kept);
        complete(request.author().client(), request.request(), null);
    }

    private void complete(String client, long request, @Nullable ConflictSummary kept) {
        clients = clients.done(client, request);
        var current = inFlight;
        if (current != null && isDone(current.waiting())) {
            inFlight = null;
        }
        sendHistory(client, kept);
    }

    /** Sends the person's stacks, with the last completed request of {@code client}. */
    void sendHistory(String client) {
        sendHistory(client, null);
    }

    /** Also sends what that client's request or operation left untouched. */
    private void sendHistory(String client, @Nullable ConflictSummary kept) {
        long done = clients.lastDone(client);
        effects.sendHistory(stacks, done == 0 && kept == null ? null : client, done == 0 ? null : done, kept);
    }

    TransitionResult result() {
        var collected = effects.finish(stacks);
        var waiting = List.copyOf(queue);
        var unchanged = new UndoHistory(stacks, clients, waiting, inFlight, before.at());
        return unchanged.equals(before)
                ? new TransitionResult(before, added, collected)
                : new TransitionResult(new UndoHistory(stacks, clients, waiting, inFlight, now), added, collected);
    }
}
