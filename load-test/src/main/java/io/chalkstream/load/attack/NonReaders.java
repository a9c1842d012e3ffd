package io.chalkstream.load.attack;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.command.Role;

/** Connections that pour large operations into one board, beside as many that never read. */
final class NonReaders extends Swarm {
    private static final int EACH = 100;
    private static final int POINTS = 5_000;
    private static final long TICK_MILLIS = 250;
    private static final long AGAIN_MILLIS = 1_000;

    private final Strokes strokes = new Strokes(POINTS);

    NonReaders(AttackContext context) {
        super(context);
    }

    @Override
    void attack(Attackers with) {
        with.ask(context.accounts()::newBoard, board -> {
            for (int i = 0; i < 2 * EACH; i++) {
                int number = i;
                with.ask(
                        () -> context.accounts().newPerson(board, Role.STUDENT),
                        account -> come(with, board, account, number));
            }
        });
    }

    private void come(Attackers with, BoardLinks board, Account account, int number) {
        with.join(
                context.gateway(number / 2),
                board,
                account,
                socket -> {
                    if (number % 2 == 0) {
                        socket.stopReading();
                    } else {
                        pour(with, socket, account.user() + "-" + System.nanoTime(), 1);
                    }
                },
                () -> with.after(AGAIN_MILLIS, () -> come(with, board, account, number)));
    }

    private void pour(Attackers with, RawSocket socket, String prefix, long op) {
        String id = prefix.substring(Math.max(0, prefix.length() - 40)) + "-" + op;
        long next = with.send(socket, strokes.put(op, id)) ? op + 1 : op;
        if (socket.isOpen()) {
            with.after(TICK_MILLIS, () -> pour(with, socket, prefix, next));
        }
    }
}
