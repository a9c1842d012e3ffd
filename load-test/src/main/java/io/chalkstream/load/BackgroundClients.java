package io.chalkstream.load;

import io.chalkstream.client.AccessClient;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.client.ClientMessage;
import io.vertx.core.http.WebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that load the servers without being measured: lightweight ones, which receive every frame and move their cursors, and
 * non-reading ones, which read nothing but send pings, so that they aren't closed as idle (L4).
 */
final class BackgroundClients implements AutoCloseable {
    private static final double SECONDS_BETWEEN_SIGNS_OF_LIFE = 10;

    private final RawConnections connections = new RawConnections();
    private final List<LightweightClient> lightweight = new ArrayList<>();
    private final List<WebSocket> nonReading = new ArrayList<>();

    /** Lets the lightweight clients join, numbered after the observers, and the non-reading ones. */
    void join(ScenarioSettings settings, AccessClient access, BoardLinks board) {
        var pace = TickInterval.after(settings.movers(), settings.people());
        for (int person = settings.observers(); person < settings.people(); person++) {
            var socket = connect(settings, access, board, person);
            lightweight.add(new LightweightClient(pace, message -> connections.send(socket, message)));
        }
        for (int i = 0; i < settings.nonReading(); i++) {
            nonReading.add(connect(settings, access, board, i).pause());
        }
    }

    private WebSocket connect(ScenarioSettings settings, AccessClient access, BoardLinks board, int person) {
        URI gateway = settings.gateways().get(person % settings.gateways().size());
        return connections.join(access, gateway, board).toCompletableFuture().join();
    }

    /** Moves the cursor of the lightweight client {@code index}. */
    void point(int index, Point place) {
        lightweight.get(index).point(place, System.nanoTime());
    }

    /** Sends the final cursor of each lightweight client. */
    void rest() {
        lightweight.forEach(person -> person.rest(System.nanoTime()));
    }

    /** The pings of the non-reading clients. */
    List<OpenLoopSender.ScheduledAction> lanes() {
        if (nonReading.isEmpty()) {
            return List.of();
        }
        var signs = new Schedule(nonReading.size() / SECONDS_BETWEEN_SIGNS_OF_LIFE, 0);
        return List.of(new OpenLoopSender.ScheduledAction(
                signs,
                (index, intended) ->
                        connections.send(nonReading.get((int) (index % nonReading.size())), new ClientMessage.Ping())));
    }

    @Override
    public void close() {
        nonReading.forEach(WebSocket::resume);
        connections.close();
    }
}
