package io.chalkstream.boardstate.query;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chalkstream.access.ServiceTokens;
import io.chalkstream.access.SigningKey;
import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.Samples;
import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.boardstate.stream.BoardTopology;
import io.chalkstream.boardstate.stream.CommandProgress;
import io.chalkstream.boardstate.stream.JobScheduler;
import io.chalkstream.boardstate.stream.KafkaCommandLog;
import io.chalkstream.protocol.fanout.SnapshotHeaders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

/** One instance of board-state without its framework, with the settings of {@code application.properties}. */
final class BoardStateInstance implements AutoCloseable {
    private static final String SETTING_PREFIX = "kafka-streams.";
    private static final ServiceTokens TOKENS = new ServiceTokens(
            new SigningKey("of-tests-alone".repeat(3)), Optional.empty(), "board-state", Clock.systemUTC());

    private final Set<String> requestedBoards = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final HttpServer http;
    private final String address;
    private final KafkaStreams streams;
    private final BoardLocks locks = new BoardLocks();
    private final KafkaCommandLog log;
    private final BoardReader boards;

    BoardStateInstance(String bootstrapServers, Path stateDirectory) {
        this(bootstrapServers, stateDirectory, true);
    }

    /** One whose topology doesn't run yet. */
    static BoardStateInstance notStarted(String bootstrapServers, Path stateDirectory) {
        return new BoardStateInstance(bootstrapServers, stateDirectory, false);
    }

    private BoardStateInstance(String bootstrapServers, Path stateDirectory, boolean start) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(executor);
        http.createContext("/boards/", this::answer);
        address = "127.0.0.1:" + http.getAddress().getPort();
        var meters = new BoardStateMeters(new SimpleMeterRegistry());
        log = new KafkaCommandLog(Map.of("bootstrap.servers", bootstrapServers), "board-state", 750, 1000);
        var progress = new CommandProgress(log);
        streams = new KafkaStreams(
                BoardTopology.topology(locks, progress, meters, Samples.HISTORY, new JobScheduler(executor)),
                settings(bootstrapServers, stateDirectory));
        var memory = new ReadMemory();
        boards = new BoardReader(
                streams,
                new LocalBoardReader(new OwnedPartitions(streams, progress, log), locks, memory),
                new RemoteBoardReader(TOKENS, memory),
                meters,
                address);
        http.start();
        if (start) {
            streams.start();
        }
    }

    BoardLocks locks() {
        return locks;
    }

    /** The board as any instance gives it. */
    Read read(String boardId) {
        return read(boardId, false);
    }

    /** The board as this instance gives it; fails if it is another's. */
    Read readHere(String boardId) {
        return read(boardId, true);
    }

    /** The board, as it was read. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it or changes it
    record Read(String epoch, String seq, String studentsHidden, byte[] frame) {}

    private Read read(String boardId, boolean mustBeLocal) {
        try {
            var answer = boards.read(new BoardQuery(boardId, new BoardResource.Current(), false, mustBeLocal))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            return new Read(
                    Long.toString(answer.metadata().epoch()),
                    Long.toString(answer.metadata().seq()),
                    Boolean.toString(answer.metadata().visibility().studentsHidden()),
                    bytes(answer.body()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BoardUnavailableException unavailable
                    ? unavailable
                    : new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(ResponseBody body) throws InterruptedException {
        try {
            return body.awaitBytes();
        } finally {
            body.release();
        }
    }

    /** The boards for which the instance was asked over HTTP, once or again. */
    Set<String> requestedBoards() {
        return requestedBoards;
    }

    boolean owns(String boardId) {
        return streams.queryMetadataForKey(BoardKeys.STORE, boardId, new StringSerializer())
                .activeHost()
                .equals(HostInfo.buildFromEndpoint(address));
    }

    /** How many partitions it owns. */
    int partitions() {
        return streams.metadataForLocalThreads().stream()
                .mapToInt(thread -> thread.activeTasks().size())
                .sum();
    }

    /** Whether the board is here, and open. */
    boolean canRead(String boardId) {
        try {
            readHere(boardId);
            return true;
        } catch (BoardUnavailableException e) {
            return false;
        }
    }

    BoardStateInstance awaitRunning() {
        await().atMost(Duration.ofSeconds(60)).until(() -> streams.state() == KafkaStreams.State.RUNNING);
        return this;
    }

    void stopAnswering() {
        http.stop(0);
    }

    /** Stops, and forgets all that is on its disk. */
    void closeAndForget() {
        close();
        streams.cleanUp();
    }

    @Override
    public void close() {
        streams.close(new KafkaStreams.CloseOptions().leaveGroup(true).timeout(Duration.ofSeconds(30)));
        http.stop(0);
        executor.shutdownNow();
        log.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            TOKENS.require(exchange.getRequestHeaders().getFirst("Authorization"));
            String id = exchange.getRequestURI().getPath().substring("/boards/".length());
            requestedBoards.add(id);
            boolean mustBeLocal = exchange.getRequestHeaders().containsKey(RemoteBoardReader.FORWARDED);
            var snapshot = read(id, mustBeLocal);
            exchange.getResponseHeaders().add(SnapshotHeaders.EPOCH, snapshot.epoch());
            exchange.getResponseHeaders().add(SnapshotHeaders.SEQ, snapshot.seq());
            exchange.getResponseHeaders().add(SnapshotHeaders.STUDENTS_HIDDEN, snapshot.studentsHidden());
            exchange.sendResponseHeaders(200, snapshot.frame().length);
            exchange.getResponseBody().write(snapshot.frame());
        } catch (BoardUnavailableException e) {
            exchange.sendResponseHeaders(503, -1);
        }
    }

    private Properties settings(String bootstrapServers, Path stateDirectory) {
        var settings = new Properties();
        var all = applicationProperties();
        all.stringPropertyNames().stream()
                .filter(name -> name.startsWith(SETTING_PREFIX))
                .forEach(name -> settings.put(name.substring(SETTING_PREFIX.length()), all.getProperty(name)));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "board-state");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put("topic.min.insync.replicas", 1);
        settings.put("chalkstream.store-memory-mib", 128);
        settings.put("chalkstream.warm-up-ms", 0);
        return settings;
    }

    private static Properties applicationProperties() {
        var all = new Properties();
        try (InputStream file = BoardStateInstance.class.getResourceAsStream("/application.properties")) {
            all.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
