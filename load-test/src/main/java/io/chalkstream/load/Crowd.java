package io.chalkstream.load;

import io.chalkstream.client.Admission;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.client.ClientMessage;
import io.vertx.core.http.WebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Those who load the servers without being measured: people who take every frame and move, and deaf ones, who read nothing, but
 * say again and again that they are there, and so aren't closed as idle (L4).
 */
final class Crowd implements AutoCloseable {
    private static final double SECONDS_BETWEEN_SIGNS_OF_LIFE = 10;

    private final Idlers connections = new Idlers();
    private final List<LightPerson> light = new ArrayList<>();
    private final List<WebSocket> deaf = new ArrayList<>();

    /** Lets all people join who don't observe, numbered after those who do, and the deaf. */
    void join(Settings settings, Admission admission, BoardLinks board) {
        var pace = TickInterval.after(settings.movers(), settings.people());
        for (int person = settings.observers(); person < settings.people(); person++) {
            var socket = connect(settings, admission, board, person);
            light.add(new LightPerson(pace, message -> connections.send(socket, message)));
        }
        for (int i = 0; i < settings.deaf(); i++) {
            deaf.add(connect(settings, admission, board, i).pause());
        }
    }

    private WebSocket connect(Settings settings, Admission admission, BoardLinks board, int person) {
        URI gateway = settings.gateways().get(person % settings.gateways().size());
        return connections.join(admission, gateway, board).toCompletableFuture().join();
    }

    /** The {@code index}th of those who don't observe points there. */
    void point(int index, Point place) {
        light.get(index).point(place, System.nanoTime());
    }

    /** All tell where they point at last. */
    void rest() {
        light.forEach(person -> person.rest(System.nanoTime()));
    }

    /** What the deaf need not to be closed as idle. */
    List<Sender.Lane> lanes() {
        if (deaf.isEmpty()) {
            return List.of();
        }
        var signs = new Schedule(deaf.size() / SECONDS_BETWEEN_SIGNS_OF_LIFE, 0);
        return List.of(new Sender.Lane(
                signs,
                (index, intended) ->
                        connections.send(deaf.get((int) (index % deaf.size())), new ClientMessage.Ping())));
    }

    @Override
    public void close() {
        deaf.forEach(WebSocket::resume);
        connections.close();
    }
}
