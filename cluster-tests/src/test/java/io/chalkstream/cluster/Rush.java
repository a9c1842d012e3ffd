package io.chalkstream.cluster;

import io.chalkstream.load.ServerProcesses;
import io.chalkstream.load.TimeWindow;
import io.chalkstream.load.generator.Generator;
import io.chalkstream.load.generator.LoadResult;
import io.chalkstream.load.generator.LoadRun;
import io.chalkstream.load.generator.SignedPeople;
import io.chalkstream.load.generator.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Small groups on many boards, so that every pod gets its part, which point at things for so long. */
final class Rush implements AutoCloseable {
    private static final int BOARDS = 24;
    private static final int PEOPLE = 3;
    private static final double MOVES_PER_SECOND = 6;
    private static final Duration JOINING = Duration.ofSeconds(20);

    private final Generator generator = new Generator();
    private final LoadRun load;
    private final FutureTask<LoadResult> work;

    private Rush(ClusterInstallation installation, Duration duration) {
        var signed = new SignedPeople(installation.accessKey(), List.of(installation.gateways()));
        var people = IntStream.range(0, BOARDS)
                .mapToObj(board -> signed.of("rush-" + UUID.randomUUID(), PEOPLE))
                .toList();
        var workload = new Workload(BOARDS, PEOPLE, PEOPLE, MOVES_PER_SECOND, 0, Workload.Tool.POINTER);
        load = new LoadRun(generator, people, workload, List.of(new TimeWindow(0, duration.toNanos())));
        work = new FutureTask<>(() -> load.run(ServerProcesses.of(Map.of())));
    }

    static Rush begin(ClusterInstallation installation, Duration duration) {
        var rush = new Rush(installation, duration);
        try {
            rush.load.join(JOINING);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("somebody can't join", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", e);
        }
        new Thread(rush.work, "rush").start();
        return rush;
    }

    boolean isAtWork() {
        return !work.isDone();
    }

    @Override
    public void close() {
        work.cancel(true);
        load.close();
        generator.close();
    }
}
