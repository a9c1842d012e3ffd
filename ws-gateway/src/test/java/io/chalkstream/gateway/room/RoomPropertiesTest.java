package io.chalkstream.gateway.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class RoomPropertiesTest {
    private enum Kind {
        /** The board takes a change. */
        HAPPEN(8),
        /** The gateway reads the next record. */
        READ(10),
        /** A record is lost to the gateway. */
        MISS(1),
        /** The gateway reads some records again. */
        REREAD(1),
        JOIN(3),
        REJOIN(3),
        LEAVE(2),
        ANSWER(5),
        /** board-state answers from before its last changes, as after a takeover. */
        ANSWER_STALE(1),
        FAIL(1),
        MISSED(3),
        FAIL_MISSED(1),
        WAIT(3),
        WRITE(4),
        /** The board begins anew, with another epoch. */
        REBIRTH(1);

        private final int frequency;

        Kind(int frequency) {
            this.frequency = frequency;
        }
    }

    private record Action(Kind kind, int number) {}

    @Provide
    Arbitrary<List<Action>> actions() {
        var kinds = Arbitraries.frequencyOf(Arrays.stream(Kind.values())
                .map(kind -> Tuple.of(kind.frequency, Arbitraries.just(kind)))
                .toList());
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 5))
                .as(Action::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(150);
    }

    @Property(tries = 2_000)
    void J1_O3_O4_each_connection_sees_a_snapshot_or_resumes_and_then_every_event_once_and_in_order(
            @ForAll("actions") List<Action> actions) {
        var world = new World();
        actions.forEach(world::act);
        world.comeToRest();

        assertThat(world.clients.values())
                .filteredOn(Client::isConnected)
                .allSatisfy(client -> assertThat(client.position).isEqualTo(world.head));
    }

    /** A client that believes nothing: an event that isn't the next one is an error. */
    private static final class Client {
        private Position position;
        private Subscriber subscriber;
        private FakeConnection connection;

        boolean isConnected() {
            return subscriber != null && connection.closed() == null;
        }

        void see(String message) {
            var at = TestFrames.position(message);
            if (message.startsWith("event")) {
                assertThat(position).as("nothing is known before %s", message).isNotNull();
                assertThat(position.isFollowedBy(at))
                        .as("%s after %s", message, position)
                        .isTrue();
            }
            position = at;
        }
    }

    private static final class World {
        private final FakeBoardStateClient snapshots = new FakeBoardStateClient();
        private final ManualScheduler timer = new ManualScheduler();
        private final RoomRegistry rooms =
                new RoomRegistry(SampleMessages.parts(snapshots, timer, new CountingMeters(), SampleMessages.LIMITS));
        private final List<Position> fanout = new ArrayList<>();
        private final Map<Integer, Client> clients = new HashMap<>();
        private Position head = new Position(0, 0);
        private long epoch = 1;
        private int read;

        void act(Action action) {
            switch (action.kind()) {
                case HAPPEN -> happen();
                case READ -> read();
                case MISS -> read = Math.min(read + 1, fanout.size());
                case REREAD -> read = Math.max(0, read - action.number());
                case JOIN -> join(action.number(), new Client());
                case REJOIN -> join(action.number(), clients.getOrDefault(action.number(), new Client()));
                case LEAVE -> leave(clients.get(action.number()));
                case ANSWER -> answer(head);
                case ANSWER_STALE -> answer(before(head, action.number()));
                case FAIL -> fail();
                case MISSED -> answerMissed();
                case FAIL_MISSED -> failMissed();
                case WAIT -> timer.run();
                case WRITE -> write();
                case REBIRTH -> rebirth();
            }
        }

        /** Nothing is lost any more, and whatever is under way comes to its end. */
        void comeToRest() {
            happen();
            while (read < fanout.size()) {
                read();
            }
            for (int round = 0; round < 3; round++) {
                while (snapshots.missedFrom() != null) {
                    answerMissed();
                }
                while (snapshots.isAsked()) {
                    answer(head);
                }
                timer.run();
                write();
            }
        }

        private void happen() {
            head = head.seq() == 0 ? new Position(epoch, 1) : new Position(head.epoch(), head.seq() + 1);
            fanout.add(head);
        }

        private void rebirth() {
            epoch++;
            head = new Position(0, 0);
        }

        private void read() {
            if (read < fanout.size()) {
                var at = fanout.get(read++);
                var room = rooms.find("b");
                if (room != null) {
                    room.event(at, TestFrames.event(at), null);
                }
            }
        }

        private void join(int number, Client client) {
            var before = clients.put(number, client);
            if (client.connection != null) {
                client.connection.onMessage(unheard -> {});
            }
            client.connection = new FakeConnection();
            client.connection.onMessage(client::see);
            client.subscriber = SampleMessages.subscriber(
                    "c" + number, "u", SampleMessages.queue(client.connection, new CountingMeters()), client.position);
            rooms.join("b", client.subscriber);
            if (before != null && before != client) {
                before.subscriber = null;
            }
        }

        private void leave(Client client) {
            if (client != null && client.subscriber != null) {
                rooms.leave("b", client.subscriber);
                client.subscriber = null;
            }
        }

        private void answer(Position position) {
            if (snapshots.isAsked()) {
                snapshots.answer(position);
            }
        }

        /** board-state knows nothing of another life, or of what hasn't happened. */
        private void answerMissed() {
            var from = snapshots.missedFrom();
            if (from == null) {
                return;
            }
            if (from.epoch() == head.epoch() && from.seq() <= head.seq()) {
                snapshots.answerMissed(head);
            } else {
                snapshots.failMissed();
            }
        }

        private void failMissed() {
            if (snapshots.missedFrom() != null) {
                snapshots.failMissed();
            }
        }

        private void fail() {
            if (snapshots.isAsked()) {
                snapshots.fail();
            }
        }

        private void write() {
            clients.values().forEach(client -> client.connection.flush());
        }

        private static Position before(Position position, int count) {
            return position.seq() <= count
                    ? new Position(0, 0)
                    : new Position(position.epoch(), position.seq() - count);
        }
    }
}
