package io.chalkstream.load.attack;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A teacher asks for something that concerns the whole history of a board with 100,000 events. */
final class LongHistory extends Swarm {
    private static final int EVENTS = 100_000;
    /** For the hello and the snapshot. */
    private static final long JOINING_MILLIS = 1_000;

    private static final long AGAIN_MILLIS = 2_000;
    /** The person by whom the boards are filled. */
    private static final String FILLER = "filler";

    /** What the teacher asks for. */
    enum Request {
        /** Again and again: an early state, a late one. */
        RESTORE,
        /** Again and again, though there is something to take back only once. */
        TAKE_BACK,
        /** Once for each board. */
        DELETE;

        private Change change(long op) {
            return switch (this) {
                case RESTORE -> new Change.Restore(op % 2 == 1 ? 100 : EVENTS - 10);
                case TAKE_BACK -> new Change.TakeBack(FILLER, null, 60);
                case DELETE -> new Change.Delete();
            };
        }
    }

    private final Request request;
    private final int boardsNeeded;
    private final Deque<BoardLinks> boards = new ArrayDeque<>();

    /** @param boards how many are made; the last one is used again */
    LongHistory(AttackContext context, Request request, int boards) {
        super(context);
        this.request = request;
        this.boardsNeeded = boards;
    }

    @Override
    public void prepare() {
        for (int i = 0; i < boardsNeeded; i++) {
            boards.add(context.boardWithHistory(EVENTS));
        }
    }

    @Override
    void attack(Attackers with) {
        var board = boards.size() > 1 ? boards.remove() : boards.element();
        with.ask(
                () -> context.accounts().newPerson(board, Role.TEACHER),
                account -> with.join(
                        context.gateway(0),
                        board,
                        account,
                        socket -> with.after(JOINING_MILLIS, () -> demand(with, socket, 1))));
    }

    private void demand(Attackers with, RawSocket socket, long op) {
        var change = request.change(op);
        with.send(socket, RawSocket.frame(Json.text(new ClientMessage.Op(op, List.of(change)))));
        if (socket.isOpen() && request != Request.DELETE) {
            with.after(AGAIN_MILLIS, () -> demand(with, socket, op + 1));
        }
    }
}
