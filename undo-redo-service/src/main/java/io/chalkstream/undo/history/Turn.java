package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handling of one input: the state as it changes, and what follows. */
final class Turn {
    private final Entries entries;
    private final long now;
    private final List<Effect> effects = new ArrayList<>();

    private Stacks stacks;
    private Clients clients;
    private final Deque<Waiting> queue;
    private @Nullable InFlight inFlight;
    private @Nullable Entry added;
    /** The stacks whose counts the person knows. */
    private Stacks told;

    Turn(UndoHistory before, Entries entries, long now) {
        this.entries = entries;
        this.now = now;
        this.stacks = before.stacks();
        this.clients = before.clients();
        this.queue = new ArrayDeque<>(before.queue());
        this.inFlight = before.inFlight();
        this.told = before.stacks();
    }

    void accepted(Outcome.Accepted event) {
        if (event.isContinued()) {
            return;
        }
        String client = event.author().client();
        if (stacks.include(event.epoch(), event.seq())) {
            tell(client);
            return;
        }
        var reversals = reversals(event);
        boolean reversible = !reversals.isEmpty();
        added = reversible ? new Entry(event.seq(), reversals) : null;
        var reverses = event.reverses();
        if (reverses == null) {
            stacks = stacks.changed(event.epoch(), event.seq(), reversible);
            clients = clients.decided(client, event.op());
        } else {
            stacks = stacks.reversed(event.epoch(), event.seq(), reverses, reversible);
            finish(client, CommandNumber.request(event.op()));
        }
        proceed();
    }

    /** What takes the command back of which this is the last event; by the events' numbers if there is too much of it. */
    private static List<Reversal> reversals(Outcome.Accepted event) {
        var part = event.part();
        if (part != null) {
            return List.of(new Reversal.Events(part.first(), part.last()));
        }
        var reversals = Reversals.of(event.changes());
        return reversals.size() > Limits.CHANGES_PER_OP
                ? List.of(new Reversal.Events(event.seq(), event.seq()))
                : reversals;
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
        proceed();
    }

    private void reversalRefused(String client, Outcome.Refused refused, ReversalOf reverses) {
        var current = inFlight;
        if (current == null || !current.waiting().client().equals(client) || current.op() != refused.op()) {
            tell(client);
        } else if (refused.code() == ErrorCode.NOTHING_TO_REVERSE) {
            stacks = stacks.without(reverses);
            attempt(current.waiting(), current.attempt() + 1);
        } else {
            refuse(current.waiting().request(), refused.code(), refused.message());
        }
    }

    void requested(UndoRequest.Reverse request) {
        String client = request.author().client();
        var current = inFlight;
        if (clients.hasDone(client, request.request())) {
            tell(client);
        } else if (current != null && current.waiting().covers(request)) {
            send(current.sentAgain(now));
        } else if (queue.stream().noneMatch(waiting -> waiting.covers(request))) {
            enqueue(request);
        }
        proceed();
    }

    private void enqueue(UndoRequest.Reverse request) {
        if (request.request() > CommandNumber.MAX_REQUEST) {
            tellRefused(request, ErrorCode.MALFORMED, "request is at most " + CommandNumber.MAX_REQUEST);
        } else if (queue.size() >= UndoHistory.MAX_WAITING) {
            tellRefused(request, ErrorCode.OVER_LIMIT, UndoHistory.MAX_WAITING + " requests are waiting already");
        } else {
            queue.addLast(new Waiting(request, now));
        }
    }

    void tick(long readingSince) {
        var current = inFlight;
        if (current != null && now - Math.max(current.sentAt(), readingSince) >= UndoHistory.RESEND_AFTER.toMillis()) {
            send(current.sentAgain(now));
        }
        proceed();
        while (inFlight == null && !queue.isEmpty() && isLate(queue.getFirst(), readingSince)) {
            var request = queue.removeFirst().request();
            refuse(request, ErrorCode.UNDO_TOO_EARLY, "the change before it has not arrived");
            proceed();
        }
    }

    private boolean isLate(Waiting waiting, long readingSince) {
        return now - Math.max(waiting.since(), readingSince) >= UndoHistory.PATIENCE.toMillis();
    }

    /** Takes the requests whose time has come, until one is under way. */
    private void proceed() {
        while (inFlight == null && !queue.isEmpty() && (isDone(queue.getFirst()) || isReady(queue.getFirst()))) {
            var first = queue.removeFirst();
            if (!isDone(first)) {
                attempt(first, 0);
            }
        }
    }

    private boolean isReady(Waiting waiting) {
        return clients.hasDecided(waiting.client(), waiting.request().after());
    }

    private boolean isDone(Waiting waiting) {
        return clients.hasDone(waiting.client(), waiting.request().request());
    }

    /** Tries the newest entry that is still there. */
    private void attempt(Waiting waiting, int attempt) {
        inFlight = null;
        var direction = waiting.request().direction();
        var seq = attempt > CommandNumber.LAST_ATTEMPT ? null : stacks.next(direction);
        while (seq != null && !send(new InFlight(waiting, attempt, seq, now))) {
            stacks = stacks.without(new ReversalOf(direction, seq));
            seq = stacks.next(direction);
        }
        if (seq == null) {
            refuse(waiting.request(), ErrorCode.NOTHING_TO_REVERSE, "there is nothing left to reverse");
        }
    }

    /** Sends the command of a request, and says whether its entry was there. */
    private boolean send(InFlight next) {
        var entry = added != null && added.seq() == next.seq() ? added : entries.find(next.seq());
        if (entry == null) {
            return false;
        }
        inFlight = next;
        var author = next.waiting().request().author();
        effects.add(new Effect.SendCommand(new BoardCommand.Reverse(author, next.op(), next.of(), entry.reversals())));
        return true;
    }

    private void refuse(UndoRequest.Reverse request, ErrorCode code, String message) {
        tellRefused(request, code, message);
        finish(request.author().client(), request.request());
    }

    private void tellRefused(UndoRequest.Reverse request, ErrorCode code, String message) {
        effects.add(new Effect.TellClient(
                request.author().client(), ServerMessage.Refused.request(request.request(), code, message)));
    }

    private void finish(String client, long request) {
        clients = clients.done(client, request);
        var current = inFlight;
        if (current != null && isDone(current.waiting())) {
            inFlight = null;
        }
        tell(client);
    }

    /** Tells the person what can be undone and redone, and that the last request of {@code client} is done. */
    void tell(String client) {
        long done = clients.lastDone(client);
        tell(done == 0 ? null : client, done == 0 ? null : done);
    }

    private void tell(@Nullable String client, @Nullable Long done) {
        effects.add(new Effect.TellUser(
                new ServerMessage.History(stacks.undo().size(), stacks.redo().size(), client, done)));
        told = stacks;
    }

    Step end() {
        if (told.undo().size() != stacks.undo().size()
                || told.redo().size() != stacks.redo().size()) {
            tell(null, null);
        }
        return new Step(new UndoHistory(stacks, clients, List.copyOf(queue), inFlight), added, effects);
    }
}
