package io.chalkstream.load;

import io.chalkstream.client.Admission;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.Tick;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Those who load the servers without being measured: people who take every frame and move, and people who read nothing. */
final class Crowd {
    private final List<LightPerson> light = new ArrayList<>();
    private final List<DeafPerson> deaf = new ArrayList<>();

    /** Lets all people join who don't observe, numbered after those who do, and the deaf. */
    void join(Settings settings, Admission admission, BoardLinks board) {
        var pace = Tick.after(settings.movers(), settings.people());
        for (int person = settings.observers(); person < settings.people(); person++) {
            light.add(LightPerson.join(admission, gatewayOf(person, settings), board, pace)
                    .join());
        }
        for (int i = 0; i < settings.deaf(); i++) {
            deaf.add(DeafPerson.join(admission, gatewayOf(i, settings), board).join());
        }
    }

    private static URI gatewayOf(int person, Settings settings) {
        return settings.gateways().get(person % settings.gateways().size());
    }

    /** The {@code index}th of those who don't observe points there. */
    void point(int index, Point place) {
        light.get(index).point(place);
    }

    /** All tell where they point at last. */
    void rest() {
        light.forEach(LightPerson::rest);
    }

    /** What the deaf need not to be closed as idle. */
    List<Sender.Lane> lanes() {
        if (deaf.isEmpty()) {
            return List.of();
        }
        var signs = new Schedule((double) deaf.size() / DeafPerson.SECONDS_BETWEEN_SIGNS_OF_LIFE, 0);
        return List.of(new Sender.Lane(signs, (index, intended) -> deaf.get((int) (index % deaf.size()))
                .giveSignOfLife()));
    }

    void leave() {
        light.forEach(LightPerson::leave);
        deaf.forEach(DeafPerson::leave);
    }
}
