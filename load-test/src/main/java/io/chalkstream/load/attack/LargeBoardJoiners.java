package io.chalkstream.load.attack;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.command.Role;
import java.util.ArrayList;
import java.util.List;

/** People join boards, all at once and at all gateways. Who has got the whole board leaves, and comes again some seconds later. */
final class LargeBoardJoiners extends Swarm {
    private static final long LOOK_MILLIS = 100;
    private static final long REST_MILLIS = 5_000;
    private static final double SMALLEST_MEGABYTE = 0.8e6;

    private final int boards;
    private final int megabytes;
    private final int peopleOfBoard;
    private final List<BoardLinks> large = new ArrayList<>();

    private record Joiner(int number, BoardLinks board, Account account) {}

    /** @param peopleOfBoard how many join each of so many boards of so many megabytes */
    LargeBoardJoiners(AttackContext context, int boards, int megabytes, int peopleOfBoard) {
        super(context);
        this.boards = boards;
        this.megabytes = megabytes;
        this.peopleOfBoard = peopleOfBoard;
    }

    @Override
    public void prepare() {
        for (int i = 0; i < boards; i++) {
            large.add(context.largeBoard(megabytes));
        }
    }

    @Override
    void attack(Attackers with) {
        int joiners = boards * peopleOfBoard;
        for (int i = 0; i < joiners; i++) {
            int number = i;
            var board = large.get(number / peopleOfBoard);
            with.ask(
                    () -> context.accounts().newPerson(board, Role.STUDENT),
                    account -> join(with, new Joiner(number, board, account)));
        }
    }

    private void join(Attackers with, Joiner joiner) {
        with.join(
                context.gateway(joiner.number()),
                joiner.board(),
                joiner.account(),
                socket -> awaitWhole(with, joiner, socket),
                () -> with.after(REST_MILLIS, () -> join(with, joiner)));
    }

    private void awaitWhole(Attackers with, Joiner joiner, RawSocket socket) {
        if (socket.received() > megabytes * SMALLEST_MEGABYTE) {
            with.countWhole();
            with.leave(socket);
            with.after(REST_MILLIS, () -> join(with, joiner));
        } else if (socket.isOpen()) {
            with.after(LOOK_MILLIS, () -> awaitWhole(with, joiner, socket));
        }
    }
}
