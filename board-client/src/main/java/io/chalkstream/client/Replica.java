package io.chalkstream.client;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.server.ServerMessage;
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
    private final Outstanding outstanding = new Outstanding();
    private String client;
    private boolean welcome;
    private boolean joined;
    private ServerMessage.@Nullable History history;

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
        return outstanding.apply(changes);
    }

    Submission undo() {
        return outstanding.undo();
    }

    Submission redo() {
        return outstanding.redo();
    }

    /** The messages that may be sent now: none before {@code welcome} (J4), no more than may be under way (E2). */
    List<ClientMessage> takeSendable() {
        return welcome ? outstanding.takeSendable() : List.of();
    }

    /** Everything that still waits for an answer; it won't come any more. */
    List<CompletableFuture<Answer>> abandon() {
        return outstanding.settleAll();
    }

    /** Takes in a message that came at {@code nanos}. */
    Reaction receive(ServerMessage message, long nanos) {
        return message.match(new Reception(nanos));
    }

    private Reaction resent() {
        outstanding.rewind();
        return Reaction.sending(takeSendable());
    }

    private Reaction settled(List<CompletableFuture<Answer>> waiting, Answer answer) {
        if (waiting.isEmpty()) {
            return Reaction.NONE;
        }
        var deliveries = waiting.stream()
                .map(future -> new Reaction.Settled(future, answer))
                .toList();
        return new Reaction(takeSendable(), deliveries, false);
    }

    private Reaction sendAgainFrom(long op, long expected) {
        return switch (outstanding.gap(op, expected)) {
            case NONE -> Reaction.NONE;
            case SEND -> Reaction.sending(takeSendable());
            case RECONNECT -> Reaction.RECONNECT;
            case RENUMBER -> {
                client = clientIds.get();
                outstanding.renumber();
                yield Reaction.RECONNECT;
            }
        };
    }

    private final class Reception implements ServerMessage.Cases<Reaction> {
        private final long nanos;

        Reception(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public Reaction welcome(ServerMessage.Welcome message) {
            welcome = true;
            outstanding.forgetGaps();
            options.listener().welcomed(message, nanos);
            return resent();
        }

        @Override
        public Reaction snapshot(ServerMessage.Snapshot snapshot) {
            board.replace(snapshot);
            joined = true;
            options.listener().replaced(snapshot, nanos);
            // It may hold the effects of operations under way, whose own events then never come.
            return resent();
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
                    ? settled(outstanding.settleOperation(event.op()), new Answer.Done(OptionalLong.of(event.seq())))
                    : Reaction.NONE;
        }

        @Override
        public Reaction accepted(ServerMessage.Accepted accepted) {
            return settled(outstanding.settleOperation(accepted.op()), new Answer.Done(OptionalLong.empty()));
        }

        @Override
        public Reaction refused(ServerMessage.Refused refused) {
            if (refused.code() == ErrorCode.UNAVAILABLE) {
                return Reaction.RECONNECT;
            }
            var answer = new Answer.Refused(refused.code(), refused.message());
            if (refused.request() != null) {
                return settled(outstanding.settleRequest(refused.request()), answer);
            }
            if (refused.op() == null) {
                return Reaction.NONE;
            }
            return refused.code() == ErrorCode.OP_GAP && refused.expected() != null
                    ? sendAgainFrom(refused.op(), refused.expected())
                    : settled(outstanding.settleOperation(refused.op()), answer);
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
                    ? settled(outstanding.settleRequestsUpTo(message.request()), new Answer.Done(OptionalLong.empty()))
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
