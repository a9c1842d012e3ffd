package io.chalkstream.simulation.service;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.boardstate.query.StoredBoards;
import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.boardstate.stream.CommandProcessors;
import io.chalkstream.boardstate.stream.CommandProgress;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.Isolation;
import io.chalkstream.simulation.streams.StreamsInstance;
import io.chalkstream.simulation.streams.StreamsSpec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An instance of board-state. */
public final class BoardStateInstance {
    static final String APPLICATION = "board-state";

    private static final Duration RETRY_DELAY = Duration.ofSeconds(3);
    /** Small, so that commands are carried out in slices here, too. */
    private static final long LARGE_BYTES = 6_000;

    private static final EventHistory HISTORY = new EventHistory(100_000, Duration.ofDays(30));

    private final SimulatedProcess process;
    private final SimulatedInstallation installation;
    private final StreamsInstance streams;
    private final StoredBoards boards;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    public BoardStateInstance(SimulatedProcess process, SimulatedInstallation installation) {
        this.process = process;
        this.installation = installation;
        var log = installation.seams().commandLog(new ModelCommandLog(process, installation.cluster(), APPLICATION));
        var locks = new BoardLocks();
        var progress = new CommandProgress(log, RETRY_DELAY, process.time()::nanos, process::after);
        var meters = new BoardStateMeters(registry);
        var scheduler = CommandProcessors.scheduler(LARGE_BYTES);
        var spec = new StreamsSpec(
                APPLICATION,
                List.of(Topic.BOARD_COMMANDS.topicName()),
                List.of(BoardKeys.STORE),
                () -> CommandProcessors.create(locks, progress, meters, HISTORY, scheduler),
                installation.seams().boardState().isAtomic(),
                Isolation.READ_COMMITTED,
                SimulatedInstallation.PARTITIONS,
                Duration.ofMillis(1500),
                Duration.ofMillis(150),
                Duration.ofSeconds(1),
                installation.placement(),
                installation.seams().boardState());
        streams = new StreamsInstance(process, installation.cluster(), spec);
        boards = new StoredBoards(partition -> streams.store(partition, BoardKeys.STORE), progress, log, locks);
    }

    public void start() {
        installation.register(process.name(), this);
        streams.start();
    }

    public void stop() {
        streams.stop();
    }

    SimulatedProcess process() {
        return process;
    }

    /** How many partitions it processes. */
    public long running() {
        return streams.running();
    }

    /** Records that it has set aside. */
    public double deadLetters() {
        return registry.find("chalkstream.board.dead.letters").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    /** What a gateway may ask for. */
    record Query(String board, long after) {
        static final long WHOLE = -1;
    }

    /** Reads here. */
    CompletionStage<StoredBoards.Answer> readHere(Query query) {
        int partition = SimulatedInstallation.partition(query.board());
        try {
            return query.after() == Query.WHOLE
                    ? boards.snapshot(query.board(), partition)
                    : boards.missed(query.board(), partition, query.after());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The name of the process that has the board, as far as it is known here; empty if it isn't. */
    String owner(Query query) {
        return streams.owners().getOrDefault(SimulatedInstallation.partition(query.board()), "");
    }
}
