package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.BoardJob;
import io.chalkstream.boardstate.board.Decision;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.protocol.command.BoardCommand;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the commands of a partition, large ones in slices. A board with a large one takes no other command: those
 * wait in the store, and are decided in order afterwards. Everything that a takeover needs is in the store. The
 * ownership always says which boards are behind. Used by one stream thread.
 */
final class BoardJobs {
    /** Waiting commands that one step decides. */
    static final int COMMANDS_PER_STEP = 50;

    private static final String TOO_BUSY = "too many operations wait for a large one of this board";

    private final ProcessorContext<String, byte[]> context;
    private final KeyValueStore<String, byte[]> store;
    private final CommandExecutor executor;
    private final DamagedBoards damaged;
    private final BoardLocks locks;
    private final EventHistory history;
    private final JobScheduler scheduler;
    private final BoardStateMeters meters;
    private final WaitingCommands waiting;
    private final PartitionOwnership ownership;
    private final Map<String, BusyBoard> busy = new TreeMap<>();

    /** A board that has a large command, or others that have waited for its end. */
    private static final class BusyBoard {
        private @Nullable RunningJob job;

        /** The offset of the large command, null if there is none, or if it is decided. */
        private @Nullable Long undecidedJob() {
            return job == null ? null : job.undecided();
        }
    }

    BoardJobs(
            ProcessorContext<String, byte[]> context,
            KeyValueStore<String, byte[]> store,
            BoardLocks locks,
            BoardStateMeters meters,
            EventHistory history,
            JobScheduler scheduler,
            PartitionOwnership ownership) {
        this.context = context;
        this.store = store;
        this.damaged = new DamagedBoards(store, meters);
        this.executor = new CommandExecutor(context, store, locks, meters, history, damaged, scheduler);
        this.locks = locks;
        this.history = history;
        this.scheduler = scheduler;
        this.meters = meters;
        this.waiting = new WaitingCommands(store);
        this.ownership = ownership;
        resume();
    }

    CommandExecutor executor() {
        return executor;
    }

    /** Goes on with what a predecessor has begun. */
    private void resume() {
        for (var stored : storedJobs().entrySet()) {
            var received = received(stored.getKey(), stored.getValue().command());
            if (received != null) {
                start(
                        received,
                        new BoardJob(
                                received.command(),
                                received.at(),
                                stored.getValue().before()));
            }
        }
        waiting.boards().forEach(this::makeBusy);
        busy.keySet().forEach(this::tellReaders);
    }

    private Map<String, ReceivedCommand.StoredJob> storedJobs() {
        var jobs = new TreeMap<String, ReceivedCommand.StoredJob>();
        try (var all = store.prefixScan(BoardKeys.JOBS, new StringSerializer())) {
            all.forEachRemaining(entry ->
                    jobs.put(entry.key.substring(BoardKeys.JOBS.length()), StoredFormats.JOB.read(entry.value)));
        }
        return jobs;
    }

    private @Nullable ReceivedCommand received(String boardId, ReceivedCommand.Stored stored) {
        return executor.read(
                stored.record(boardId), stored.origin(context.taskId().partition()));
    }

    /** Whether the board takes no command at the moment. */
    boolean isBusy(String boardId) {
        return busy.containsKey(boardId);
    }

    /** Takes a command, which is carried out now or waits. */
    void take(ReceivedCommand received) {
        carryOutOrWait(received);
        if (isBusy(received.boardId())) {
            tellReaders(received.boardId());
        }
    }

    private void carryOutOrWait(ReceivedCommand received) {
        if (!isBusy(received.boardId())) {
            carryOut(received);
        } else if (!waiting.isFull(received.boardId())) {
            waiting.add(received);
        } else if (received.command() instanceof BoardCommand.Edit) {
            executor.refuse(received, TOO_BUSY);
        }
        // A reversal that finds no room comes again: undo-redo-service repeats it until it knows the outcome.
    }

    /** Readers of a board wait for its commands that aren't decided. */
    private void tellReaders(String boardId) {
        var board = busy.get(boardId);
        var job = board == null ? null : board.undecidedJob();
        ownership.undecidedFrom(boardId, job == null ? waiting.oldest(boardId) : job);
    }

    /**
     * Makes a board read-only in which a reader has found a hole. The reader had waited for all commands of its time, so
     * nothing that has been shown to anybody is decided again, and otherwise, after it.
     */
    void markDamaged(String boardId, String reason) {
        if (!damaged.contains(boardId)) {
            damaged.add(boardId, reason);
            damaged.removeIfEmpty(boardId);
        }
    }

    private void carryOut(ReceivedCommand received) {
        if (damaged.contains(received.boardId()) && !BoardJob.deletes(received.command())) {
            executor.refuse(received, DamagedBoards.REFUSAL);
        } else if (executor.isLarge(received)) {
            begin(received);
        } else {
            executor.execute(received);
        }
        damaged.removeIfEmpty(received.boardId());
    }

    private void begin(ReceivedCommand received) {
        var job = new BoardJob(
                received.command(),
                received.at(),
                executor.board(received.boardId()).head());
        if (job.isDeletion()) {
            beginDeletion(received, job);
        } else {
            storeAndStart(received, job);
        }
    }

    /** A deletion is decided, and takes effect, at once: only removing what the board held takes steps. */
    private void beginDeletion(ReceivedCommand received, BoardJob job) {
        long begin = System.nanoTime();
        var decision = executor.decide(received);
        if (decision instanceof Decision.Accepted accepted) {
            storeAndStart(received, job).beginDeletion(accepted);
        } else if (decision != null) {
            executor.apply(received, decision, begin);
        }
    }

    private RunningJob storeAndStart(ReceivedCommand received, BoardJob job) {
        store.put(
                BoardKeys.job(received.boardId()),
                StoredFormats.JOB.write(new ReceivedCommand.StoredJob(received.stored(), job.before())));
        return start(received, job);
    }

    private RunningJob start(ReceivedCommand received, BoardJob job) {
        var running = new RunningJob(received, job, store, executor, locks, history, scheduler);
        makeBusy(received.boardId()).job = running;
        return running;
    }

    /** Puts the board at the end of the line. */
    private BusyBoard makeBusy(String boardId) {
        var board = busy.computeIfAbsent(boardId, id -> new BusyBoard());
        scheduler.enter(board);
        return board;
    }

    /** Does one bounded step for one board, if it is due. */
    void step() {
        for (var boardId : new ArrayList<>(busy.keySet())) {
            var board = busy.get(boardId);
            long begin = context.currentSystemTimeMs();
            if (board != null && scheduler.isDue(board, begin)) {
                long nanos = System.nanoTime();
                boolean stepped = step(boardId, board);
                tellReaders(boardId);
                if (stepped) {
                    scheduler.stepped(begin, context.currentSystemTimeMs());
                    meters.jobStep(System.nanoTime() - nanos);
                }
                return;
            }
        }
    }

    /** Returns whether there was anything to do. */
    private boolean step(String boardId, BusyBoard board) {
        var job = board.job;
        if (job == null) {
            decideWaiting(boardId, board);
            return true;
        }
        var step = job.step();
        if (step == RunningJob.Step.ENDED) {
            board.job = null;
            store.delete(BoardKeys.job(boardId));
            endIfIdle(boardId, board);
        }
        return step != RunningJob.Step.PENDING;
    }

    private void decideWaiting(String boardId, BusyBoard board) {
        for (int i = 0; i < COMMANDS_PER_STEP && board.job == null; i++) {
            var stored = waiting.take(boardId);
            var received = stored == null ? null : received(boardId, stored);
            if (received != null) {
                carryOut(received);
            }
        }
        endIfIdle(boardId, board);
    }

    private void endIfIdle(String boardId, BusyBoard board) {
        if (board.job == null && waiting.isEmpty(boardId)) {
            busy.remove(boardId);
            scheduler.leave(board);
        }
    }

    void close() {
        busy.values().forEach(board -> {
            scheduler.leave(board);
            if (board.job != null) {
                board.job.cancel();
            }
        });
        busy.clear();
    }
}
