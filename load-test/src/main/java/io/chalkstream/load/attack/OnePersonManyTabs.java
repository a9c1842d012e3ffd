package io.chalkstream.load.attack;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.command.Role;

/** One student with many tabs, who sends nearly as much with each as a connection may. */
final class OnePersonManyTabs extends Swarm {
    private static final int POINTS = 5_000;
    /** A frame of 80 KB so often is 480 KB a second. */
    private static final long TICK_MILLIS = 167;

    private static final long AGAIN_MILLIS = 1_000;

    private final Strokes strokes = new Strokes(POINTS);

    private final int tabs;

    OnePersonManyTabs(AttackContext context, int tabs) {
        super(context);
        this.tabs = tabs;
    }

    @Override
    void attack(Attackers with) {
        with.ask(
                context.accounts()::newBoard,
                board -> with.ask(() -> context.accounts().newPerson(board, Role.STUDENT), account -> {
                    for (int tab = 0; tab < tabs; tab++) {
                        open(with, board, account, tab);
                    }
                }));
    }

    private void open(Attackers with, BoardLinks board, Account account, int tab) {
        with.join(
                context.gateway(tab),
                board,
                account,
                socket -> send(with, socket, "t" + tab + "-" + System.nanoTime() + "-", 1),
                () -> with.after(AGAIN_MILLIS, () -> open(with, board, account, tab)));
    }

    /** Puts a stroke and removes it, in turn: a board of 20 MB would be another attack. */
    private void send(Attackers with, RawSocket socket, String prefix, long op) {
        long stroke = (op + 1) / 2;
        long next = op;
        if (with.send(socket, strokes.put(op, prefix + stroke))) {
            with.send(socket, Strokes.remove(op + 1, prefix + stroke));
            next = op + 2;
        }
        long continueWith = next;
        if (socket.isOpen()) {
            with.after(TICK_MILLIS, () -> send(with, socket, prefix, continueWith));
        }
    }
}
