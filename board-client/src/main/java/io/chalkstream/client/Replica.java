package io.chalkstream.client;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of the protocol as a state machine over messages, without input or output. Not thread-safe.
 */
final class Replica {
    private final ClientOptions options;
    private final Supplier<String> clientIds;
    private final ConfirmedBoard board = new ConfirmedBoard();
    private final PendingRequests pending = new PendingRequests();
    private String client;
    private boolean welcome;
    private boolean joined;
    /** What both this client and the gateway know (V9). */
    private int offeredMinor = ProtocolVersion.MINOR;

    private ServerMessage.@Nullable History history;

    Replica(ClientOptions options, Supplier<String> clientIds) {
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

    /** Whether the current connection has its {@code welcome}. */
    boolean isWelcome() {
        return welcome;
    }

    /** Whether the board is known. */
    boolean isJoined() {
        return joined;
    }

    /** The first message of a new connection (C2). */
    ClientMessage.Hello hello() {
        return new ClientMessage.Hello(client, board.position());
    }

    /** The connection is lost: nothing may be sent before the next {@code welcome}. */
    void disconnected() {
        if (welcome) {
            welcome = false;
            options.listener().away();
        }
    }

    /** Nothing is sent of what the gateway doesn't offer: it is refused at once (V9). */
    Submission apply(List<Change> changes) {
        return changes.stream().allMatch(this::isOffered)
                ? pending.apply(changes, board.life())
                : Submission.refused(ErrorCode.UNKNOWN_KIND, "the gateway doesn't offer this yet");
    }

    /** Whether the gateway offers this kind of message (V9). */
    boolean isOffered(ClientMessage message) {
        return ProtocolVersion.firstMinorOf(message.getClass()) <= offeredMinor;
    }

    private boolean isOffered(Change change) {
        if (change instanceof Change.Put put) {
            return !put.element().isKnown() || put.element().since() <= offeredMinor;
        }
        if (change instanceof Change.SetProps set) {
            var element = board.elements().get(set.id());
            var type = element == null ? null : element.type();
            return type == null
                    || Math.max(type.since(set.props().names()), set.props().valuesSince()) <= offeredMinor;
        }
        return change.since() <= offeredMinor;
    }

    Submission undo() {
        return pending.undo(board.life());
    }

    Submission redo() {
        return pending.redo(board.life());
    }

    /** Takes the messages that may be sent now: none before {@code welcome} (J4), at most the window (E2). */
    List<ClientMessage> takeSendable() {
        return welcome ? pending.takeSendable() : List.of();
    }

    /** Removes all pending messages, and returns their futures. */
    List<CompletableFuture<OperationResult>> abandon() {
        return pending.settleAll();
    }

    /** Handles a message that arrived at {@code nanos}. */
    ReplicaEffects receive(ServerMessage message, long nanos) {
        return message.match(new MessageHandler(nanos));
    }

    private ReplicaEffects resent() {
        pending.rewind();
        return ReplicaEffects.sending(takeSendable());
    }

    private ReplicaEffects settled(List<CompletableFuture<OperationResult>> waiting, OperationResult result) {
        if (waiting.isEmpty()) {
            return ReplicaEffects.NONE;
        }
        var deliveries = waiting.stream()
                .map(future -> new ReplicaEffects.Settled(future, result))
                .toList();
        return new ReplicaEffects(takeSendable(), deliveries, false);
    }

    private ReplicaEffects sendAgainFrom(long op, long expected) {
        return switch (pending.gap(op, expected)) {
            case NONE -> ReplicaEffects.NONE;
            case SEND -> ReplicaEffects.sending(takeSendable());
            case RECONNECT -> ReplicaEffects.RECONNECT;
            case RENUMBER -> {
                client = clientIds.get();
                pending.renumber();
                yield ReplicaEffects.RECONNECT;
            }
        };
    }

    private final class MessageHandler implements ServerMessage.Cases<ReplicaEffects> {
        private final long nanos;

        MessageHandler(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public ReplicaEffects welcome(ServerMessage.Welcome message) {
            welcome = true;
            offeredMinor = Math.min(message.minorOrFirst(), ProtocolVersion.MINOR);
            pending.forgetGaps();
            options.listener().welcomed(message, nanos);
            return resent();
        }

        @Override
        public ReplicaEffects snapshot(ServerMessage.Snapshot snapshot) {
            board.replace(snapshot);
            joined = true;
            options.listener().replaced(snapshot, nanos);
            // It may contain effects of operations in flight, whose events then never arrive.
            return resent();
        }

        /** The connection has put the parts together before anything of them comes here. */
        @Override
        public ReplicaEffects snapshotBegin(ServerMessage.SnapshotBegin begin) {
            return ReplicaEffects.NONE;
        }

        @Override
        public ReplicaEffects event(ServerMessage.Event event) {
            var order = board.orderOf(event);
            if (order == ConfirmedBoard.EventOrder.NEXT) {
                board.apply(event);
                joined = true;
                options.listener().applied(event, nanos);
            } else {
                options.listener().dropped(event, nanos);
            }
            if (order == ConfirmedBoard.EventOrder.AFTER_GAP) {
                return ReplicaEffects.RECONNECT;
            }
            boolean own = event.author().client().equals(client) && event.isAcknowledgement();
            return own
                    ? settled(
                            pending.settleOperation(event.op()), new OperationResult.Done(OptionalLong.of(event.seq())))
                    : ReplicaEffects.NONE;
        }

        @Override
        public ReplicaEffects accepted(ServerMessage.Accepted accepted) {
            return settled(pending.settleOperation(accepted.op()), new OperationResult.Done(OptionalLong.empty()));
        }

        @Override
        public ReplicaEffects refused(ServerMessage.Refused refused) {
            if (refused.code() == ErrorCode.UNAVAILABLE) {
                return ReplicaEffects.RECONNECT;
            }
            var result = new OperationResult.Refused(refused.code(), refused.message());
            if (refused.request() != null) {
                return settled(pending.settleRequest(refused.request()), result);
            }
            if (refused.op() == null) {
                return ReplicaEffects.NONE;
            }
            return refused.code() == ErrorCode.OP_GAP && refused.expected() != null
                    ? sendAgainFrom(refused.op(), refused.expected())
                    : settled(pending.settleOperation(refused.op()), result);
        }

        @Override
        public ReplicaEffects awareness(ServerMessage.Awareness awareness) {
            options.listener().awareness(awareness, nanos);
            return ReplicaEffects.NONE;
        }

        @Override
        public ReplicaEffects history(ServerMessage.History message) {
            history = message;
            return client.equals(message.client()) && message.request() != null
                    ? settled(
                            pending.settleRequestsUpTo(message.request()),
                            new OperationResult.Done(OptionalLong.empty()))
                    : ReplicaEffects.NONE;
        }

        @Override
        public ReplicaEffects drain(ServerMessage.Drain drain) {
            return ReplicaEffects.NONE;
        }

        @Override
        public ReplicaEffects failure(ServerMessage.Failure failure) {
            options.listener().failure(failure, nanos);
            return ReplicaEffects.NONE;
        }

        @Override
        public ReplicaEffects peopleChanged(ServerMessage.PeopleChanged changed) {
            return ReplicaEffects.NONE;
        }

        @Override
        public ReplicaEffects pong(ServerMessage.Pong pong) {
            return ReplicaEffects.NONE;
        }
    }
}
