package io.chalkstream.local;

import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.ops.OpsConsole;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs everything on this machine until Ctrl-C. The system property {@code stack} names the services to start, if not
 * all are wanted, and {@code stack.without} the ones not to start; names are separated by commas.
 * {@code stack.board-states} says how many instances of board-state there are. A service that dies ends the run; with
 * {@code stack.restart=true} it is started again, as a cluster would do. {@code stack.life=long} gives all processes the
 * defaults of Java, as in a cluster.
 */
public final class LocalStackMain {
    private static final String ONLY = "stack";
    private static final String WITHOUT = "stack.without";
    private static final String BOARD_STATES = "stack.board-states";
    private static final String RESTART = "stack.restart";
    private static final String LIFE = "stack.life";

    private final StackPlan plan;
    private final StackPlan everything;
    private final ConsoleLog log;
    private final Stack stack;
    private volatile @Nullable OpsConsole console;
    private volatile boolean stopping;

    private LocalStackMain(StackPlan everything) {
        this.everything = everything;
        this.plan = wanted(everything);
        this.log = new ConsoleLog(
                System.out,
                Terminal.showsColours(),
                plan.services().stream().map(ServiceSpec::name).toList());
        this.stack = Stack.of(plan, log);
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            var launchFile = LaunchFile.wanted();
            if (launchFile.isPresent()) {
                LaunchFile.write(launchFile.get(), LocalStackMain.class);
            } else {
                new LocalStackMain(everything()).run();
            }
        } catch (StackException | IllegalArgumentException e) {
            System.err.println(System.lineSeparator() + e.getMessage());
            System.exit(1);
        }
    }

    private static StackPlan everything() {
        var project = ProjectDirectory.find();
        var data = project.dataDirectory();
        var plan = StackPlan.of(project, data, Ports.documented(boardStates()), Secrets.of(data))
                .withLifetime(life());
        return LocalConsole.linked(plan, LocalConsole.DOCUMENTED_PORT);
    }

    private static StackPlan wanted(StackPlan plan) {
        var only = names(ONLY);
        return (only.isEmpty() ? plan : plan.only(only)).without(names(WITHOUT));
    }

    /** The default is one, since a development machine has little memory to spare, and the process restarts within seconds. */
    private static int boardStates() {
        String wanted = System.getProperty(BOARD_STATES, "1");
        if (!wanted.matches("[1-9]")) {
            throw new IllegalArgumentException(BOARD_STATES + " is a number from 1 to 9, not " + wanted);
        }
        return Integer.parseInt(wanted);
    }

    private static JvmSettings.Lifetime life() {
        String wanted = System.getProperty(LIFE, "short");
        return Arrays.stream(JvmSettings.Lifetime.values())
                .filter(life -> life.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(LIFE + " is short or long, not " + wanted));
    }

    private static Set<String> names(String property) {
        return Arrays.stream(System.getProperty(property, "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private void run() throws InterruptedException {
        // After Ctrl-C the JVM lives until its shutdown hooks have ended, so the prompt comes back last.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-the-stack"));
        try {
            long begin = System.nanoTime();
            LocalConsole.requireFree(LocalConsole.DOCUMENTED_PORT);
            stack.start();
            // Of everything: what isn't started here may run in dev mode.
            console = LocalConsole.start(everything, LocalConsole.DOCUMENTED_PORT);
            log.say(greeting(Duration.ofNanos(System.nanoTime() - begin)));
            while (true) {
                handle(stack.awaitFailure());
            }
        } catch (StackException e) {
            if (stopping) {
                awaitEndOfProgram();
            }
            stack.close();
            throw e;
        }
    }

    private void handle(Stack.Failure failure) {
        if (!Boolean.getBoolean(RESTART)) {
            throw new StackException(failure.message());
        }
        log.say(failure.service() + " ended, and is started again.");
        stack.start(failure.service());
        log.say(failure.service() + " is ready again.");
    }

    private void stop() {
        stopping = true;
        boolean anyRunning = stack.isRunning();
        if (anyRunning) {
            log.say("Stopping.");
        }
        var open = console;
        if (open != null) {
            open.close();
        }
        stack.close();
        if (anyRunning) {
            log.say("All is stopped.");
        }
    }

    private String greeting(Duration duration) {
        String addresses = plan.services(Stage.GATEWAY).stream()
                .map(gateway -> "%n    http://localhost:%d".formatted(gateway.port()))
                .collect(Collectors.joining());
        return "Chalkstream is ready (%d s)%s%nWho lags, and what else operators ask: http://localhost:%d/ops%nHealth and metrics of the service on port N are on port N + %d, below /q.%nCtrl-C stops everything. Boards are kept in %s"
                .formatted(
                        duration.toSeconds(),
                        addresses.isEmpty() ? "." : ". Its addresses, with one and the same boards:" + addresses,
                        LocalConsole.DOCUMENTED_PORT,
                        ServiceSpec.TO_MANAGEMENT,
                        plan.dataDirectory());
    }

    private static void awaitEndOfProgram() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
