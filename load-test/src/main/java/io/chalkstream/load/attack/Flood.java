package io.chalkstream.load.attack;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.command.Role;
import java.util.UUID;

/** People of one board send operations at a rate; after some seconds each of them goes, and somebody who wasn't there before comes. */
final class Flood extends Swarm {
    private static final long TICK_MILLIS = 20;
    private static final double TICKS_PER_SECOND = 1_000.0 / TICK_MILLIS;

    private final int connections;
    private final double operationsPerTick;
    private final long stayMillis;
    private final Strokes strokes;

    /**
     * @param operations in a second, of all
     * @param points of each stroke
     * @param stayMillis how long each account is used
     */
    Flood(AttackContext context, int connections, int operations, int points, long stayMillis) {
        super(context);
        this.connections = connections;
        this.operationsPerTick = operations / TICKS_PER_SECOND / connections;
        this.stayMillis = stayMillis;
        this.strokes = new Strokes(points);
    }

    @Override
    void attack(Attackers with) {
        with.ask(context.accounts()::newBoard, board -> {
            for (int i = 0; i < connections; i++) {
                come(with, board, i);
            }
        });
    }

    private void come(Attackers with, BoardLinks board, int number) {
        with.ask(() -> context.accounts().newPerson(board, Role.STUDENT), account -> {
            Runnable next = () -> come(with, board, number);
            with.join(
                    context.gateway(number),
                    board,
                    account,
                    socket -> {
                        var sender = new Sender(with, socket);
                        sender.tick();
                        with.after(stayMillis, () -> {
                            if (socket.isOpen()) {
                                with.leave(socket);
                                next.run();
                            }
                        });
                    },
                    () -> with.after(TICK_MILLIS, next));
        });
    }

    /** Puts strokes, and removes each one later, so that the board doesn't fill up. */
    private final class Sender {
        private final Attackers with;
        private final RawSocket socket;
        private final String prefix = "f" + UUID.randomUUID().toString().substring(0, 13) + "-";
        private long op;
        private double due;

        Sender(Attackers with, RawSocket socket) {
            this.with = with;
            this.socket = socket;
        }

        void tick() {
            for (due += operationsPerTick; due >= 1; due--) {
                boolean isPut = op % 2 == 0;
                long stroke = op / 2;
                op++;
                if (!with.send(
                        socket, isPut ? strokes.put(op, prefix + stroke) : Strokes.remove(op, prefix + stroke))) {
                    op--;
                    due = 0;
                    break;
                }
            }
            if (socket.isOpen()) {
                with.after(TICK_MILLIS, this::tick);
            }
        }
    }
}
