package io.chalkstream.load.attack;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.command.Role;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A few connections send broken frames of each kind, as fast as they can; who is closed comes again at once. */
final class MutatedFrames extends Swarm {
    private static final int CONNECTIONS = 5;
    private static final int PREPARED_OF_EACH = 500;
    private static final int AT_ONCE = 20;
    private static final long TICK_MILLIS = 5;
    private static final List<String> FRAMES = List.of(
            "{\"type\":\"hello\",\"protocol\":1,\"client\":\"u-ana_1\",\"resume\":{\"epoch\":5,\"seq\":2}}",
            "{\"type\":\"op\",\"op\":1,\"changes\":[{\"kind\":\"remove\",\"id\":\"e1\"}]}",
            "{\"type\":\"op\",\"op\":2,\"changes\":[{\"kind\":\"put\",\"element\":{\"id\":\"e2\",\"type\":\"stroke\",\"props\":"
                    + "{\"x\":0,\"y\":0,\"z\":\"a1\",\"color\":\"red\",\"size\":4,\"points\":[[0,0,0.5],[1,2,0.5]]}}}]}",
            "{\"type\":\"cursor\",\"at\":[1,2]}",
            "{\"type\":\"ink\",\"ink\":{\"id\":\"e1\",\"color\":\"red\",\"size\":4,\"from\":0,\"points\":[1,2,0.5]}}",
            "{\"type\":\"drag\",\"drag\":{\"e1\":{\"x\":1,\"y\":2}}}",
            "{\"type\":\"laser\",\"at\":[1,2]}",
            "{\"type\":\"writing\",\"id\":\"e\"}",
            "{\"type\":\"view\",\"area\":[1,2,3,4]}",
            "{\"type\":\"follow\",\"user\":\"u-ben\"}",
            "{\"type\":\"call\",\"n\":1,\"area\":[1,2,3,4]}",
            "{\"type\":\"undo\",\"request\":1,\"after\":4}",
            "{\"type\":\"redo\",\"request\":2,\"after\":4}",
            "{\"type\":\"ping\"}");

    private final List<Buffer> mutated = new ArrayList<>();
    private int next;

    MutatedFrames(AttackContext context) {
        super(context);
    }

    @Override
    public void prepare() {
        var random = new Random(30);
        for (int i = 0; i < PREPARED_OF_EACH; i++) {
            for (var frame : FRAMES) {
                mutated.add(RawSocket.frame(mutate(frame, random)));
            }
        }
    }

    private static String mutate(String frame, Random random) {
        var text = new StringBuilder(frame);
        int from = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(from);
            case 1 -> text.insert(from, "[[[[[[[[[[[[[[[[[[[[");
            case 2 -> text.setCharAt(from, (char) random.nextInt(0x250));
            default -> text.setLength(from);
        }
        return text.toString();
    }

    @Override
    void attack(Attackers with) {
        with.ask(context.accounts()::newBoard, board -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                int number = i;
                with.ask(
                        () -> context.accounts().newPerson(board, Role.STUDENT),
                        account -> come(with, board, account, number));
            }
        });
    }

    private void come(Attackers with, BoardLinks board, Account account, int number) {
        with.join(
                context.gateway(number),
                board,
                account,
                socket -> send(with, socket),
                () -> come(with, board, account, number));
    }

    private void send(Attackers with, RawSocket socket) {
        for (int i = 0; i < AT_ONCE; i++) {
            if (with.send(socket, mutated.get(next))) {
                next = (next + 1) % mutated.size();
            }
        }
        if (socket.isOpen()) {
            with.after(TICK_MILLIS, () -> send(with, socket));
        }
    }
}
