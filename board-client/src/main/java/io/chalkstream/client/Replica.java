package io.chalkstream.client;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of the protocol as a state machine over messages, without any input or output of its own. Not
 * thread-safe.
 */
final class Replica {
    private final Options options;
    private final Supplier<String> clientIds;
    private final Board board = new Board();
    private final Pending<ClientMessage.Op> operations = new Pending<>(Limits.OPS_IN_FLIGHT);
    private final Pending<ClientMessage> requests = new Pending<>(Integer.MAX_VALUE);
    private String client;
    private boolean welcome;
    private boolean joined;
    private ServerMessage.@Nullable History history;
    private GapSeen gap = GapSeen.NONE;

    /** The last {@code op-gap}: operations that followed into the same hole need no answer of their own. */
    private record GapSeen(long expected, long op) {
        static final GapSeen NONE = new GapSeen(0, 0);
    }

    Replica(Options options, Supplier<String> clientIds) {
        this.options = options;
        this.clientIds = clientIds;
        this.client = clientIds.get();
    }

    String client() {
        return client;
    }

    long epoch() {
        return board.epoch();
    }

    long seq() {
        return board.seq();
    }

    Map<String, Element> elements() {
        return board.elements();
    }

    ServerMessage.@Nullable History history() {
        return history;
    }

    /** True from the present connection's {@code welcome} on. */
    boolean isWelcome() {
        return welcome;
    }

    /** True once the board is known. */
    boolean isJoined() {
        return joined;
    }

    /** The first message of a new connection (C2). */
    ClientMessage.Hello hello() {
        return new ClientMessage.Hello(ClientMessage.PROTOCOL_VERSION, client, board.position());
    }

    /** The connection is gone: nothing can be sent before the next {@code welcome}. */
    void disconnected() {
        if (welcome) {
            welcome = false;
            options.listener().away();
        }
    }

    Submission apply(List<Change> changes) {
        return operations.add(op -> new ClientMessage.Op(op, changes));
    }

    Submission undo() {
        return requests.add(request -> new ClientMessage.Undo(request, operations.last()));
    }

    Submission redo() {
        return requests.add(request -> new ClientMessage.Redo(request, operations.last()));
    }

    /** The messages that may be sent now: none before {@code welcome} (J4), no more than may be under way (E2). */
    List<ClientMessage> takeSendable() {
        if (!welcome) {
            return List.of();
        }
        var messages = new ArrayList<ClientMessage>(operations.takeSendable());
        messages.addAll(requests.takeSendable());
        return messages;
    }

    /** Everything that still waits for an answer; it won't come any more. */
    List<CompletableFuture<Answer>> abandon() {
        var waiting = new ArrayList<>(operations.settleAll());
        waiting.addAll(requests.settleAll());
        return waiting;
    }

    /** Takes in a message that came at {@code nanos}. */
    Reaction receive(ServerMessage message, long nanos) {
        return message.match(new Reception(nanos));
    }

    private List<ClientMessage> resend() {
        operations.rewindTo(1);
        requests.rewindTo(1);
        return takeSendable();
    }

    private Reaction settled(@Nullable CompletableFuture<Answer> waiting, Answer answer) {
        return waiting == null ? Reaction.NONE : settled(List.of(waiting), answer);
    }

    private Reaction settled(List<CompletableFuture<Answer>> waiting, Answer answer) {
        var deliveries = waiting.stream()
                .map(future -> new Reaction.Settled(future, answer))
                .toList();
        return new Reaction(takeSendable(), deliveries, false);
    }

    private Reaction sendAgainFrom(long op, long expected) {
        if (operations.isBefore(expected)) {
            becomeNewClient();
            return Reaction.RECONNECT;
        }
        boolean sameHole = expected == gap.expected() && op > gap.op();
        gap = new GapSeen(expected, op);
        if (sameHole) {
            return Reaction.NONE;
        }
        operations.rewindTo(expected);
        return Reaction.sending(takeSendable());
    }

    private void becomeNewClient() {
        client = clientIds.get();
        gap = GapSeen.NONE;
        long shift = operations.restart((operation, op) -> new ClientMessage.Op(op, operation.changes()));
        requests.restart((request, number) -> request instanceof ClientMessage.Undo undo
                ? new ClientMessage.Undo(number, Math.max(0, undo.after() - shift))
                : new ClientMessage.Redo(number, Math.max(0, ((ClientMessage.Redo) request).after() - shift)));
    }

    private final class Reception implements ServerMessage.Cases<Reaction> {
        private final long nanos;

        Reception(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public Reaction welcome(ServerMessage.Welcome message) {
            welcome = true;
            gap = GapSeen.NONE;
            options.listener().welcomed(message, nanos);
            return Reaction.sending(resend());
        }

        @Override
        public Reaction snapshot(ServerMessage.Snapshot snapshot) {
            board.replace(snapshot);
            joined = true;
            options.listener().replaced(snapshot, nanos);
            // It may hold the effects of operations under way, whose own events then never come.
            return Reaction.sending(resend());
        }

        @Override
        public Reaction event(ServerMessage.Event event) {
            var place = board.placeOf(event);
            if (place == Board.Place.NEXT) {
                board.apply(event);
                joined = true;
                options.listener().applied(event, nanos);
            } else {
                options.listener().dropped(event, nanos);
            }
            if (place == Board.Place.AFTER_A_HOLE) {
                return Reaction.RECONNECT;
            }
            boolean own = event.author().client().equals(client) && event.isAcknowledgement();
            return own
                    ? settled(operations.settle(event.op()), new Answer.Done(OptionalLong.of(event.seq())))
                    : Reaction.NONE;
        }

        @Override
        public Reaction accepted(ServerMessage.Accepted accepted) {
            return settled(operations.settle(accepted.op()), new Answer.Done(OptionalLong.empty()));
        }

        @Override
        public Reaction refused(ServerMessage.Refused refused) {
            if (refused.code() == ErrorCode.UNAVAILABLE) {
                return Reaction.RECONNECT;
            }
            var answer = new Answer.Refused(refused.code(), refused.message());
            if (refused.request() != null) {
                return settled(requests.settle(refused.request()), answer);
            }
            if (refused.op() == null) {
                return Reaction.NONE;
            }
            return refused.code() == ErrorCode.OP_GAP && refused.expected() != null
                    ? sendAgainFrom(refused.op(), refused.expected())
                    : settled(operations.settle(refused.op()), answer);
        }

        @Override
        public Reaction awareness(ServerMessage.Awareness awareness) {
            options.listener().awareness(awareness, nanos);
            return Reaction.NONE;
        }

        @Override
        public Reaction history(ServerMessage.History message) {
            history = message;
            return client.equals(message.client()) && message.request() != null
                    ? settled(requests.settleUpTo(message.request()), new Answer.Done(OptionalLong.empty()))
                    : Reaction.NONE;
        }

        @Override
        public Reaction drain(ServerMessage.Drain drain) {
            return Reaction.NONE;
        }

        @Override
        public Reaction failure(ServerMessage.Failure failure) {
            options.listener().failure(failure, nanos);
            return Reaction.NONE;
        }

        @Override
        public Reaction pong(ServerMessage.Pong pong) {
            return Reaction.NONE;
        }
    }
}
