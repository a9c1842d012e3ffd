package io.chalkstream.load.compare;

import io.chalkstream.load.TimeWindow;
import io.chalkstream.load.generator.Generator;
import io.chalkstream.load.generator.Identity;
import io.chalkstream.load.generator.LoadRun;
import io.chalkstream.load.generator.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A system to which people connect by WebSockets. */
abstract class SocketCompetitor implements Competitor {
    private final String name;
    private final Generator generator;
    private @Nullable Processes processes;

    SocketCompetitor(String name, Generator generator) {
        this.name = name;
        this.generator = generator;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void start() {
        processes = startProcesses();
    }

    abstract Processes startProcesses();

    /** So many people of a board that nobody has joined so far. */
    abstract List<Identity> newBoard(int people);

    @Override
    public final Processes processes() {
        return Objects.requireNonNull(processes, "it isn't running");
    }

    /** A load that isn't there before {@link LoadRun#join}. */
    LoadRun load(Workload workload, List<TimeWindow> windows) {
        var boards = Stream.generate(() -> newBoard(workload.people()))
                .limit(workload.boards())
                .toList();
        return new LoadRun(generator, boards, workload, windows);
    }

    /** A load of these people of one board. */
    LoadRun load(List<Identity> people, Workload workload, List<TimeWindow> windows) {
        return new LoadRun(generator, List.of(people), workload, windows);
    }

    @Override
    public final List<Figures> work(Workload workload, List<TimeWindow> windows)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (var load = load(workload, windows)) {
            load.join(Duration.ZERO);
            return Figures.of(workload, load.run(processes().servers()));
        }
    }

    @Override
    public final void close() {
        if (processes != null) {
            processes.close();
            processes = null;
        }
    }
}
