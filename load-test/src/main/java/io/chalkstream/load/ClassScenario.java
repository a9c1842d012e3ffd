package io.chalkstream.load;

import io.chalkstream.client.AccessClient;
import io.chalkstream.client.BoardClient;
import io.chalkstream.client.ClientOptions;
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
final class ClassScenario {
    private static final Duration JOIN_WITHIN = Duration.ofSeconds(60);
    private static final Duration SETTLE_WITHIN = Duration.ofSeconds(30);
    private static final Duration CURSORS_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final long SEED = 31;

    private final ScenarioSettings settings;
    private final AccessClient access;
    private final BoardLinks board;
    private final Random random = new Random(SEED);
    private final TimeWindow run;
    private final TimeWindow measured;
    private final Schedule operations;
    private final Participants participants;
    private final List<ObservedClient> people = new ArrayList<>();
    private final BackgroundClients background = new BackgroundClients();

    private record ObservedClient(BoardClient client, MeasuringListener observer, OperationMix mix) {}

    ClassScenario(ScenarioSettings settings) {
        this.settings = settings;
        this.access = new AccessClient(settings.gateways().get(0));
        this.board = access.newBoard();
        this.run = new TimeWindow(0, settings.whole().toNanos());
        this.measured = new TimeWindow(settings.warmUp().toNanos(), run.end());
        this.operations = new Schedule(settings.operationsPerSecond(), 0);
        this.participants = new Participants(cursorSchedules(), (int) operations.countBefore(run.end()));
    }

    /**
     * Runs the scenario.
     *
     * @throws TimeoutException if a client couldn't join in time
     * @throws ExecutionException if sending failed
     */
    RunResult run(ServerProcesses servers) throws InterruptedException, TimeoutException, ExecutionException {
        try {
            join();
            participants.begin(System.nanoTime());
            var sender = new OpenLoopSender(this::now, until -> LockSupport.parkNanos(until - now()));
            var sending = new FutureTask<@Nullable Void>(() -> sender.send(lanes(), run, measured), null);
            new Thread(sending, "sender").start();
            sleepTo(measured.start());
            var before = servers.usage();
            sleepTo(measured.end());
            var after = servers.usage();
            sending.get();
            boolean settled = awaitLast();
            return new RunResult(
                    settings,
                    measured,
                    participants,
                    people.stream().map(person -> person.observer().sum()).toList(),
                    settled && sameEverywhere(),
                    sender.lag(),
                    before,
                    after);
        } finally {
            people.forEach(person -> person.client().close());
            background.close();
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
            var observer = new MeasuringListener(person, participants, measured);
            var client = BoardClient.connect(options(person).with(observer));
            people.add(new ObservedClient(client, observer, new OperationMix("e" + person, SEED + person)));
        }
        for (var person : people) {
            person.client().awaitJoined(JOIN_WITHIN);
        }
        background.join(settings, access, board);
    }

    private ClientOptions options(int person) {
        var gateways = new ArrayList<>(settings.gateways());
        Collections.rotate(gateways, person);
        return options(Participants.nameOf(person), gateways);
    }

    private ClientOptions options(String name, List<URI> gateways) {
        var request = new SessionRequest(board.link(Role.TEACHER), name, "load-test-of-" + UUID.randomUUID());
        String user = access.session(board.board(), request).user();
        return new ClientOptions(board.board(), user, name, gateways, () -> access.session(board.board(), request)
                .token());
    }

    private List<OpenLoopSender.ScheduledAction> lanes() {
        var lanes = new ArrayList<OpenLoopSender.ScheduledAction>();
        lanes.add(new OpenLoopSender.ScheduledAction(
                operations, (index, intended) -> operate(random.nextInt(people.size()), intended)));
        for (int person = 0; person < settings.movers(); person++) {
            int mover = person;
            lanes.add(new OpenLoopSender.ScheduledAction(
                    participants.moves(person), (index, intended) -> point(mover, Participants.place(mover, index))));
        }
        lanes.addAll(background.lanes());
        return lanes;
    }

    private void point(int person, Point place) {
        if (person < people.size()) {
            people.get(person).client().moveCursor(place.x(), place.y());
        } else {
            background.point(person - people.size(), place);
        }
    }

    private void operate(int author, long intended) {
        var person = people.get(author);
        long expected = participants.nextOperation(author, intended);
        long number = person.client().apply(person.mix().next()).number();
        if (number != expected) {
            throw new IllegalStateException("operation " + expected + " was numbered " + number);
        }
    }

    /** Waits until every client has everything; false after a time limit. */
    private boolean awaitLast() throws InterruptedException {
        long sent = 0;
        for (int person = 0; person < people.size(); person++) {
            sent += participants.operationsOf(person);
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
            background.rest();
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        }
    }

    /** Compares all boards with the snapshot that a new client gets. */
    private boolean sameEverywhere() throws InterruptedException, TimeoutException {
        var newcomer = options(Participants.nameOf(settings.people()), settings.gateways());
        try (var client = BoardClient.connect(newcomer)) {
            client.awaitJoined(JOIN_WITHIN);
            var board = client.elements();
            return people.stream()
                    .allMatch(person -> person.client().seq() == client.seq()
                            && person.client().elements().equals(board));
        }
    }

    private long now() {
        return participants.sinceStart(System.nanoTime());
    }

    private void sleepTo(long sinceStart) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(sinceStart - now());
    }
}
