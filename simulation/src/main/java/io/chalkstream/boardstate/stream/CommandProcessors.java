package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.EventHistory;
import org.apache.kafka.streams.processor.api.Processor;

/** Opens board-state's processor to the simulation. */
public final class CommandProcessors {
    private CommandProcessors() {}

    /**
     * Gives large commands their turns, and decides them at once.
     *
     * @param largeBytes the weight from which a command is carried out in slices
     */
    public static JobScheduler scheduler(long largeBytes) {
        return new JobScheduler(Runnable::run, largeBytes);
    }

    public static Processor<String, byte[], String, byte[]> create(
            BoardLocks locks,
            CommandProgress progress,
            BoardStateMeters meters,
            EventHistory history,
            JobScheduler scheduler) {
        return new CommandProcessor(locks, progress, meters, history, scheduler);
    }
}
