package io.chalkstream.load.compare;

import io.chalkstream.load.generator.Dialect;
import io.chalkstream.load.generator.Identity;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages of systems that pass on what comes as it is: clients send what others shall receive. */
enum ForwardedMessages implements Dialect {
    FORWARDED;

    /** People of a new board, spread over these servers. */
    static List<Identity> newBoard(List<Integer> ports, int people) {
        String board = "b" + UUID.randomUUID();
        var identities = new ArrayList<Identity>();
        for (int person = 0; person < people; person++) {
            identities.add(new Identity(
                    URI.create("ws://127.0.0.1:" + ports.get(person % ports.size())),
                    "/ws/boards/" + board,
                    person,
                    List.of(),
                    Optional.empty(),
                    FORWARDED));
        }
        return identities;
    }

    @Override
    public String cursor(int person, long move) {
        return "{\"type\":\"awareness\",\"delta\":{\"cursors\":{\"" + person + "\":[" + move + "," + person + "]}}}";
    }

    @Override
    public String ink(int person, String stroke, long from, String points) {
        return "{\"type\":\"awareness\",\"delta\":{\"inks\":{\"" + person + "\":{\"id\":\"" + stroke
                + "\",\"color\":\"black\",\"size\":4.0,\"from\":" + from + ",\"points\":[" + points + "]}}}}";
    }

    @Override
    public String operation(int person, int number, String change) {
        return "{\"type\":\"event\",\"seq\":0,\"author\":{\"name\":\"" + Identity.name(person) + "\"},\"op\":" + number
                + ",\"changes\":[" + change + "]}";
    }
}
