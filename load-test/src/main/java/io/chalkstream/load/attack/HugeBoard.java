package io.chalkstream.load.attack;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.command.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A class works on a board that is nearly as large as one may be (which counts each number as eight bytes), and one after the other reloads the page. */
final class HugeBoard extends Swarm {
    private static final int MEGABYTES = 20;
    private static final int PEOPLE = 10;
    private static final long OPERATION_MILLIS = 1_000;
    private static final long RELOAD_MILLIS = 3_000;

    private final Strokes strokes = new Strokes(50);
    private @Nullable BoardLinks board;

    HugeBoard(AttackContext context) {
        super(context);
    }

    @Override
    public void prepare() {
        board = context.largeBoard(MEGABYTES);
    }

    @Override
    void attack(Attackers with) {
        var huge = Objects.requireNonNull(board);
        for (int i = 0; i < PEOPLE; i++) {
            int number = i;
            with.ask(
                    () -> context.accounts().newPerson(huge, Role.STUDENT),
                    account -> with.after(1 + number * RELOAD_MILLIS, () -> come(with, huge, account, number)));
        }
    }

    private void come(Attackers with, BoardLinks huge, Account account, int number) {
        with.join(context.gateway(number), huge, account, socket -> {
            draw(with, socket, "h" + number + "-" + System.nanoTime() + "-", 1);
            with.after(PEOPLE * RELOAD_MILLIS, () -> {
                with.leave(socket);
                come(with, huge, account, number);
            });
        });
    }

    private void draw(Attackers with, RawSocket socket, String prefix, long op) {
        long stroke = (op + 1) / 2;
        boolean isPut = op % 2 == 1;
        with.send(socket, isPut ? strokes.put(op, prefix + stroke) : Strokes.remove(op, prefix + stroke));
        if (socket.isOpen()) {
            with.after(OPERATION_MILLIS, () -> draw(with, socket, prefix, op + 1));
        }
    }
}
