package io.chalkstream.load.generator;

import java.util.Arrays;

/** What one client has received. Used on the clients' thread. */
final class Receiver implements MessageScanner.Findings {
    private final BoardWork work;
    private final int self;
    private final WindowRecorder recorder;
    private final ReceivedOperations operations;
    private final long[] lastMove;
    private long arrival;
    private long missingSnapshotBytes;
    private boolean snapshotBegun;
    private int snapshots;
    private int complaints;

    Receiver(BoardWork work, int self, WindowRecorder recorder) {
        this.work = work;
        this.self = self;
        this.recorder = recorder;
        this.operations = new ReceivedOperations(work.people());
        this.lastMove = new long[work.people()];
        Arrays.fill(lastMove, -1);
    }

    /** What is told next has come at this {@link System#nanoTime()}. */
    void arrived(long nanoTime) {
        arrival = work.sinceStart(nanoTime);
    }

    @Override
    public void event(long seq, int author, long operation) {
        if (operations.event(seq, author, (int) operation)) {
            recorder.operation(author == self, work.intendedOperation(author, (int) operation), arrival);
        }
    }

    @Override
    public void move(int person, long move) {
        if (person == self || move <= lastMove[person]) {
            return;
        }
        for (long visible = lastMove[person] + 1; visible <= move; visible++) {
            recorder.visible(work.moves(person).intended(visible), arrival);
        }
        lastMove[person] = move;
        recorder.shown(arrival);
    }

    /** Whether this move has come, or a later one of the same person; nobody gets their own. */
    boolean hasMove(int person, long move) {
        return person == self || lastMove[person] >= move;
    }

    @Override
    public void snapshot(long seq) {
        operations.snapshot(seq);
        snapshots++;
    }

    @Override
    public void snapshotBegins(long bytes) {
        missingSnapshotBytes = bytes;
        snapshotBegun = true;
    }

    /** A part of a snapshot. */
    void binary(byte[] bytes, int from, int to) {
        if (snapshotBegun) {
            operations.snapshot(MessageScanner.seqOfSnapshot(bytes, from, to));
            snapshotBegun = false;
        }
        missingSnapshotBytes -= to - from;
        snapshots += missingSnapshotBytes == 0 ? 1 : 0;
    }

    @Override
    public void complaint() {
        complaints++;
    }

    /** Whole ones, the first included. */
    int snapshots() {
        return snapshots;
    }

    int complaints() {
        return complaints;
    }

    ReceivedOperations operations() {
        return operations;
    }
}
