package io.chalkstream.load.attack;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.command.Role;
import java.util.ArrayList;
import java.util.List;

/** A school's classes open their boards at the same moment: 300 people ask for a session and join. Once in a window. */
final class Bell extends Swarm {
    private static final int CLASSES = 10;
    private static final int PEOPLE = 30;
    private static final int ELEMENTS = 500;
    private static final long LOOK_MILLIS = 100;
    /** No board of so many strokes is smaller. */
    private static final long SMALLEST_BOARD = 50_000;

    private final List<BoardLinks> boards = new ArrayList<>();

    Bell(AttackContext context) {
        super(context);
    }

    @Override
    public void prepare() {
        for (int i = 0; i < CLASSES; i++) {
            boards.add(context.boardOf(ELEMENTS));
        }
    }

    @Override
    void attack(Attackers with) {
        for (int i = 0; i < PEOPLE; i++) {
            for (var board : boards) {
                int number = i;
                with.ask(
                        () -> context.accounts().newPerson(board, Role.STUDENT),
                        account ->
                                with.join(context.gateway(number), board, account, socket -> awaitWhole(with, socket)));
            }
        }
    }

    private void awaitWhole(Attackers with, RawSocket socket) {
        if (socket.received() > SMALLEST_BOARD) {
            with.countWhole();
        } else if (socket.isOpen()) {
            with.after(LOOK_MILLIS, () -> awaitWhole(with, socket));
        }
    }
}
