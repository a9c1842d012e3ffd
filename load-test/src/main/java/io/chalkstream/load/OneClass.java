package io.chalkstream.load;

import io.chalkstream.client.Admission;
import io.chalkstream.client.BoardClient;
import io.chalkstream.client.Options;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.command.Role;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The scenario: people on one board, spread over the gateways, who point and draw. */
final class OneClass {
    private static final Duration JOIN_WITHIN = Duration.ofSeconds(60);
    private static final Duration SETTLE_WITHIN = Duration.ofSeconds(30);
    private static final Duration CURSORS_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final long SEED = 31;

    private final Settings settings;
    private final Admission admission;
    private final BoardLinks board;
    private final Random random = new Random(SEED);
    private final Window run;
    private final Window measured;
    private final Schedule operations;
    private final Roster roster;
    private final List<Person> people = new ArrayList<>();
    private final Crowd crowd = new Crowd();

    private record Person(BoardClient client, Observer observer, OperationMix mix) {}

    OneClass(Settings settings) {
        this.settings = settings;
        this.admission = new Admission(settings.gateways().get(0));
        this.board = admission.newBoard();
        this.run = new Window(0, settings.whole().toNanos());
        this.measured = new Window(settings.warmUp().toNanos(), run.end());
        this.operations = new Schedule(settings.operationsPerSecond(), 0);
        this.roster = new Roster(cursorSchedules(), (int) operations.countBefore(run.end()));
    }

    /**
     * Plays it.
     *
     * @throws TimeoutException if not everybody could join
     * @throws ExecutionException if a client gave up
     */
    Result play(ServerProcesses servers) throws InterruptedException, TimeoutException, ExecutionException {
        try {
            join();
            roster.begin(System.nanoTime());
            var sender = new Sender(this::now, until -> LockSupport.parkNanos(until - now()));
            var sending = new FutureTask<@Nullable Void>(() -> sender.send(lanes(), run, measured), null);
            new Thread(sending, "sender").start();
            sleepTo(measured.start());
            var before = servers.usage();
            sleepTo(measured.end());
            var after = servers.usage();
            sending.get();
            boolean settled = awaitLast();
            return new Result(
                    settings,
                    measured,
                    roster,
                    people.stream().map(person -> person.observer().sum()).toList(),
                    settled && sameEverywhere(),
                    sender.lag(),
                    before,
                    after);
        } finally {
            people.forEach(person -> person.client().close());
            crowd.close();
        }
    }

    private List<Schedule> cursorSchedules() {
        var schedules = new ArrayList<Schedule>();
        for (int person = 0; person < settings.people(); person++) {
            schedules.add(
                    person < settings.movers()
                            ? Schedule.atMillis(settings.movesPerSecond(), random.nextDouble())
                            : Schedule.NEVER);
        }
        return schedules;
    }

    private void join() throws InterruptedException, TimeoutException {
        for (int person = 0; person < settings.observers(); person++) {
            var observer = new Observer(person, roster, measured);
            var client = BoardClient.connect(options(person).with(observer));
            people.add(new Person(client, observer, new OperationMix("e" + person, SEED + person)));
        }
        for (var person : people) {
            person.client().awaitJoined(JOIN_WITHIN);
        }
        crowd.join(settings, admission, board);
    }

    private Options options(int person) {
        var gateways = new ArrayList<>(settings.gateways());
        Collections.rotate(gateways, person);
        return options(Roster.nameOf(person), gateways);
    }

    private Options options(String name, List<URI> gateways) {
        var request = new SessionRequest(board.link(Role.TEACHER), name, "load-test-of-" + UUID.randomUUID());
        String user = admission.session(board.board(), request).user();
        return new Options(board.board(), user, name, gateways, () -> admission
                .session(board.board(), request)
                .token());
    }

    private List<Sender.Lane> lanes() {
        var lanes = new ArrayList<Sender.Lane>();
        lanes.add(new Sender.Lane(operations, (index, intended) -> operate(random.nextInt(people.size()), intended)));
        for (int person = 0; person < settings.movers(); person++) {
            int mover = person;
            lanes.add(new Sender.Lane(
                    roster.moves(person), (index, intended) -> point(mover, Roster.place(mover, index))));
        }
        lanes.addAll(crowd.lanes());
        return lanes;
    }

    private void point(int person, Point place) {
        if (person < people.size()) {
            people.get(person).client().moveCursor(place.x(), place.y());
        } else {
            crowd.point(person - people.size(), place);
        }
    }

    private void operate(int author, long intended) {
        var person = people.get(author);
        long expected = roster.nextOperation(author, intended);
        long number = person.client().apply(person.mix().next()).number();
        if (number != expected) {
            throw new IllegalStateException("operation " + expected + " was numbered " + number);
        }
    }

    /** Waits until everybody has everything, or nothing more can be hoped for. */
    private boolean awaitLast() throws InterruptedException {
        long sent = 0;
        for (int person = 0; person < people.size(); person++) {
            sent += roster.operationsOf(person);
        }
        try {
            for (var person : people) {
                person.client().awaitSeq(sent, SETTLE_WITHIN);
            }
            awaitCursors();
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void awaitCursors() throws InterruptedException {
        long deadline = now() + CURSORS_WITHIN.toNanos();
        while (now() < deadline
                && people.stream().anyMatch(person -> person.observer().unseenMoves() > 0)) {
            crowd.rest();
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        }
    }

    /** Compares all boards with each other and with the snapshot that a newcomer gets. */
    private boolean sameEverywhere() throws InterruptedException, TimeoutException {
        var newcomer = options(Roster.nameOf(settings.people()), settings.gateways());
        try (var client = BoardClient.connect(newcomer)) {
            client.awaitJoined(JOIN_WITHIN);
            var board = client.elements();
            return people.stream()
                    .allMatch(person -> person.client().seq() == client.seq()
                            && person.client().elements().equals(board));
        }
    }

    private long now() {
        return roster.sinceStart(System.nanoTime());
    }

    private void sleepTo(long sinceStart) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(sinceStart - now());
    }
}
