package io.chalkstream.simulation;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.simulation.check.BoardCheck;
import io.chalkstream.simulation.check.PresenceCheck;
import io.chalkstream.simulation.engine.VirtualTime;
import io.chalkstream.simulation.kafka.KafkaCluster;
import io.chalkstream.simulation.people.Page;
import io.chalkstream.simulation.people.Sighting;
import io.chalkstream.simulation.people.SimulatedPerson;
import io.chalkstream.simulation.service.AcknowledgedPositions;
import io.chalkstream.simulation.service.Seams;
import io.chalkstream.simulation.service.SimulatedInstallation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One run: the plan is carried out, everything is repaired, and when all is at rest, it is checked. */
public final class Simulation {
    private static final Duration LEAD = Duration.ofSeconds(1);
    /** In which everybody has an answer once everything is repaired. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    /** In which everybody knows who is there: cursor-service repeats everything every 20 s. */
    private static final Duration SETTLING = Duration.ofSeconds(45);
    /** In which a client that is handed over gets all of the awareness. */
    private static final Duration HANDOVER = Duration.ofSeconds(5);
    /** In which nothing is left of people who have gone. */
    private static final Duration LEAVING = Duration.ofSeconds(60);

    /** What somebody does at once who drags many things: more than a board may have in a fifth of a second. */
    private static final int EDITS = 40;

    private final Plan plan;
    private final VirtualTime time;
    private final KafkaCluster cluster;
    private final SimulatedInstallation installation;
    private final Services services;
    private final List<SimulatedPerson> people = new ArrayList<>();
    private final Map<String, Role> roles = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();

    private Simulation(Plan plan, Seams seams) {
        this.plan = plan;
        this.time = new VirtualTime(plan.seed());
        this.cluster = new KafkaCluster(time, plan.brokers(), seams.durability(), seams.fences());
        this.installation = new SimulatedInstallation(time, cluster, seams, new AcknowledgedPositions(problems));
        this.services = new Services(installation);
        for (int i = 0; i < plan.people(); i++) {
            addPerson(i);
        }
    }

    private void addPerson(int number) {
        var role = number < plan.boards() ? Role.TEACHER : number == plan.people() - 1 ? Role.VIEWER : Role.STUDENT;
        String user = "user" + number;
        roles.put(user, role);
        var gateways = new ArrayList<>(Services.GATEWAYS);
        if (number % 2 == 1) {
            Collections.reverse(gateways);
        }
        people.add(new SimulatedPerson(
                installation,
                user,
                role,
                "board-" + number % plan.boards(),
                gateways,
                roles::get,
                problems,
                sightings));
    }

    /** Carries out a plan. */
    public static SimulationResult run(Plan plan, Seams seams) {
        var simulation = new Simulation(plan, seams);
        try {
            simulation.run();
        } catch (RuntimeException e) {
            simulation.problems.add("failed at %d ms: %s".formatted(simulation.time.nanos() / 1_000_000, trace(e)));
        }
        return simulation.result();
    }

    private static String trace(Throwable failure) {
        var text = new StringBuilder(failure.toString());
        for (var element : failure.getStackTrace()) {
            if (element.getClassName().startsWith("io.chalkstream")) {
                text.append("\n    ").append(element);
            }
        }
        return failure.getCause() == null ? text.toString() : text + "\n  by " + trace(failure.getCause());
    }

    private int events;

    private SimulationResult result() {
        int operations = 0;
        long digest = 1;
        for (var person : people) {
            for (var page : person.pages()) {
                operations += page.operations().size();
                digest = digest * 31 + page.digest();
            }
        }
        return new SimulationResult(problems, operations, events, installation.waits(), digest);
    }

    private void run() {
        services.startAll();
        runFor(LEAD);
        people.forEach(SimulatedPerson::come);
        for (var step : plan.steps()) {
            time.at(LEAD.toNanos() + step.atMillis() * 1_000_000, () -> carryOut(step));
        }
        long last = plan.steps().stream().mapToLong(Step::atMillis).max().orElse(0);
        runFor(Duration.ofMillis(last + 1));
        repair();
        awaitAnswers();
        people.forEach(SimulatedPerson::heal);
        runFor(SETTLING);
        var check = new BoardCheck(cluster, people, sightings);
        problems.addAll(check.problems());
        events = check.events();
        problems.addAll(absences());
        people.forEach(SimulatedPerson::leave);
        runFor(LEAVING);
        checkNothingLeft();
    }

    /** Whoever was just being handed over is looked at again. */
    private List<String> absences() {
        if (!PresenceCheck.problems(people).isEmpty()) {
            runFor(HANDOVER);
        }
        return PresenceCheck.problems(people);
    }

    private void runFor(Duration length) {
        time.runUntil(time.nanos() + length.toNanos());
    }

    private void repair() {
        cluster.heal();
        people.forEach(SimulatedPerson::heal);
    }

    private void awaitAnswers() {
        long end = time.nanos() + LONGEST_WAIT.toNanos();
        while (time.nanos() < end && !unanswered().isEmpty()) {
            runFor(Duration.ofSeconds(1));
        }
        for (var open : unanswered()) {
            problems.add("%s#%d has no answer after %s".formatted(open.client(), open.number(), LONGEST_WAIT));
        }
    }

    private List<Page.Sent> unanswered() {
        var open = new ArrayList<Page.Sent>();
        for (var person : people) {
            var page = person.page();
            if (page != null) {
                open.addAll(page.unanswered());
            }
        }
        return open;
    }

    private void checkNothingLeft() {
        for (var name : Services.GATEWAYS) {
            var gateway = installation.gateway(name);
            if (gateway != null) {
                gateway.memoryInUse().forEach(used -> problems.add(name + " still holds " + used));
            }
        }
        double failures = services.failures();
        if (failures > 0) {
            problems.add(failures + " records couldn't be handled");
        }
    }

    private void carryOut(Step step) {
        var person = people.get(step.target() % people.size());
        var teacher = people.get(step.target() % plan.boards());
        String name = Services.NAMES.get(step.target() % Services.NAMES.size());
        int broker = step.target() % plan.brokers();
        var random = new Random(step.value());
        switch (step.action()) {
            case EDIT -> person.edit(step.value());
            case EDIT_MUCH -> new Random(step.value()).longs(EDITS).forEach(person::edit);
            case UNDO -> person.undo();
            case REDO -> person.redo();
            case POINT -> person.point(random);
            case FOLLOW -> person.show(new ClientMessage.Follow(teacher.user()));
            case HIDE_STUDENTS -> teacher.change(new Change.HideStudents(true));
            case SHOW_STUDENTS -> teacher.change(new Change.HideStudents(false));
            case FREEZE -> teacher.change(new Change.Freeze(true));
            case THAW -> teacher.change(new Change.Freeze(false));
            case TAKE_BACK -> teacher.change(new Change.TakeBack(person.user(), 1 + random.nextInt(5), null));
            case CLEAR -> teacher.change(new Change.Clear());
            case DELETE -> teacher.change(new Change.Delete());
            case SLEEP -> person.sleep(millis(random, 1_000, 40_000));
            case CUT -> person.cut(millis(random, 200, 35_000));
            case CHANGE_NETWORK -> person.changeNetwork();
            case COME -> person.come();
            case LEAVE -> person.leave();
            case RELOAD -> person.reload();
            case KILL -> services.kill(name, millis(random, 500, 12_000));
            case STOP -> services.stop(name, millis(random, 500, 6_000));
            case PAUSE -> services.pause(name, millis(random, 300, 15_000));
            case CUT_OFF -> cluster.cutOff(name, millis(random, 300, 15_000));
            case BROKER_DOWN -> cluster.lose(broker, millis(random, 300, 8_000));
            case POWER_LOSS -> cluster.losePower(broker, millis(random, 300, 8_000));
            case BROKER_SLOW -> cluster.slow(broker, millis(random, 1_000, 10_000));
        }
    }

    private static Duration millis(Random random, int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }
}
