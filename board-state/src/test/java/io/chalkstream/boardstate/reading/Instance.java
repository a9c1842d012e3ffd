package io.chalkstream.boardstate.reading;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.Samples;
import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.boardstate.stream.BoardTopology;
import io.chalkstream.protocol.fanout.SnapshotHeaders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

/** One instance of board-state without its framework, with the settings of {@code application.properties}. */
final class Instance implements AutoCloseable {
    private static final String SETTING_PREFIX = "kafka-streams.";

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final HttpServer http;
    private final String address;
    private final KafkaStreams streams;
    private final Boards boards;

    Instance(String bootstrapServers, Path stateDirectory) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(executor);
        http.createContext("/boards/", this::answer);
        address = "127.0.0.1:" + http.getAddress().getPort();
        var locks = new BoardLocks();
        streams = new KafkaStreams(
                BoardTopology.topology(locks, new BoardStateMeters(new SimpleMeterRegistry()), Samples.HISTORY),
                settings(bootstrapServers, stateDirectory));
        boards = new Boards(streams, new LocalBoards(streams, locks), new RemoteBoards(), address);
        http.start();
        streams.start();
    }

    Boards boards() {
        return boards;
    }

    /** How often the instance was asked over HTTP. */
    int requests() {
        return requests.get();
    }

    boolean owns(String boardId) {
        return streams.queryMetadataForKey("heads", boardId, new StringSerializer())
                .activeHost()
                .equals(HostInfo.buildFromEndpoint(address));
    }

    /** Whether the board is here, and open. */
    boolean canRead(String boardId) {
        try {
            boards.read(boardId, true);
            return true;
        } catch (BoardUnavailableException e) {
            return false;
        }
    }

    Instance awaitRunning() {
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
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            String id = exchange.getRequestURI().getPath().substring("/boards/".length());
            boolean mustBeHere = exchange.getRequestHeaders().containsKey(RemoteBoards.FORWARDED);
            var snapshot = boards.read(id, mustBeHere);
            exchange.getResponseHeaders().add(SnapshotHeaders.EPOCH, snapshot.epoch());
            exchange.getResponseHeaders().add(SnapshotHeaders.SEQ, snapshot.seq());
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
        return settings;
    }

    private static Properties applicationProperties() {
        var all = new Properties();
        try (InputStream file = Instance.class.getResourceAsStream("/application.properties")) {
            all.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
