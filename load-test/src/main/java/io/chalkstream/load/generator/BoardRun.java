package io.chalkstream.load.generator;

import io.chalkstream.load.OpenLoopSender.ScheduledAction;
import io.chalkstream.load.OperationMix;
import io.chalkstream.load.Schedule;
import io.chalkstream.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One board: its people, and what they send. Used by the sender's thread, except where noted. */
final class BoardRun {
    private static final long SEED = 31;

    private final Workload workload;
    private final Random random;
    private final BoardWork work;
    private final List<WebSocketClient> clients = new ArrayList<>();
    private final List<OperationMix> mixes = new ArrayList<>();
    private final List<Pen> pens = new ArrayList<>();

    BoardRun(Workload workload, Random random) {
        this.workload = workload;
        this.random = random;
        var moves = new ArrayList<Schedule>();
        for (int person = 0; person < workload.people(); person++) {
            boolean isMover = person < workload.movers() && workload.movesPerSecond() > 0;
            moves.add(isMover ? new Schedule(workload.movesPerSecond(), random.nextDouble()) : Schedule.NEVER);
            mixes.add(new OperationMix("e" + person, SEED + person));
            pens.add(new Pen(person));
        }
        work = new BoardWork(moves);
    }

    BoardWork work() {
        return work;
    }

    void add(WebSocketClient client) {
        clients.add(client);
    }

    List<WebSocketClient> clients() {
        return clients;
    }

    /** What is sent when. */
    List<ScheduledAction> lanes() {
        var lanes = new ArrayList<ScheduledAction>();
        boolean withPens = workload.tool() == Workload.Tool.PEN;
        for (int person : work.movers()) {
            int mover = person;
            lanes.add(new ScheduledAction(work.moves(mover), (index, intended) -> {
                if (withPens) {
                    draw(mover, index, intended);
                } else {
                    var client = clients.get(mover);
                    client.send(client.identity().dialect().cursor(mover, index));
                    work.moved(mover, index);
                }
            }));
        }
        if (!withPens && workload.operationsPerSecond() > 0) {
            lanes.add(new ScheduledAction(
                    new Schedule(workload.operationsPerSecond(), random.nextDouble()), (index, intended) -> {
                        int author = random.nextInt(workload.movers());
                        operate(author, intended, Json.text(mixes.get(author).next()));
                    }));
        }
        return lanes;
    }

    private void draw(int person, long index, long intended) {
        var client = clients.get(person);
        var pen = pens.get(person);
        client.send(pen.part(client.identity().dialect(), index));
        if (Pen.ends(index)) {
            operate(person, intended, pen.stroke());
        }
    }

    private void operate(int author, long intended, String change) {
        var client = clients.get(author);
        int number = work.nextOperation(author, intended);
        client.send(client.identity().dialect().operation(author, number, change));
    }

    /** Whether somebody's last move or an operation hasn't reached everybody. Called on the clients' thread. */
    boolean isOnItsWay() {
        return lost() > 0 || work.movers().stream().anyMatch(this::isLastMoveOnItsWay);
    }

    private boolean isLastMoveOnItsWay(int mover) {
        long move = work.lastMove(mover);
        return !clients.stream().allMatch(client -> client.receiver().hasMove(mover, move));
    }

    /** What hasn't reached everybody, counted for each client. Called on the clients' thread. */
    long lost() {
        long sent = work.operationsSent();
        return clients.stream()
                .mapToLong(client -> client.receiver().operations().lost(sent))
                .sum();
    }
}
