package io.chalkstream.local;

import io.chalkstream.local.ServiceSpec.Stage;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * Runs everything on this machine until Ctrl-C. The system property {@code stack} names the services to start, if not
 * all are wanted, and {@code stack.without} the ones not to start; names are separated by commas.
 */
public final class LocalStackMain {
    private static final String ONLY = "stack";
    private static final String WITHOUT = "stack.without";

    private final StackPlan plan;
    private final ConsoleLog log;
    private final Stack stack;
    private volatile boolean stopping;

    private LocalStackMain(StackPlan plan) {
        this.plan = plan;
        this.log = new ConsoleLog(
                System.out,
                Terminal.showsColours(),
                plan.services().stream().map(ServiceSpec::name).toList());
        this.stack = new Stack(plan, log);
    }

    public static void main(String[] args) throws InterruptedException {
        try {
            new LocalStackMain(requestedPlan()).run();
        } catch (StackException | IllegalArgumentException e) {
            System.err.println(System.lineSeparator() + e.getMessage());
            System.exit(1);
        }
    }

    private static StackPlan requestedPlan() {
        var repository = Repository.find();
        var plan = StackPlan.of(repository, repository.dataDirectory(), Ports.DEFAULT);
        var only = names(ONLY);
        return (only.isEmpty() ? plan : plan.only(only)).without(names(WITHOUT));
    }

    private static Set<String> names(String property) {
        return Arrays.stream(System.getProperty(property, "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private void run() throws InterruptedException {
        // A program that Ctrl-C ends goes on until such threads have come to their end: so the prompt comes back last.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-the-stack"));
        long begin = System.nanoTime();
        try {
            stack.start();
            log.say(greeting(Duration.ofNanos(System.nanoTime() - begin)));
            throw new StackException(stack.awaitFailure());
        } catch (StackException e) {
            if (stopping) {
                awaitEndOfProgram();
            }
            stack.close();
            throw e;
        }
    }

    private void stop() {
        stopping = true;
        if (stack.isRunning()) {
            log.say("Stopping.");
            stack.close();
            log.say("All is stopped.");
        }
    }

    private String greeting(Duration duration) {
        String ready = "Ready after %d s.".formatted(duration.toSeconds());
        String addresses = plan.services(Stage.GATEWAY).stream()
                .map(gateway -> " Open " + URI.create("http://localhost:" + gateway.port()))
                .collect(Collectors.joining());
        return ready + addresses + " Ctrl-C stops everything; boards are kept in " + plan.dataDirectory() + ".";
    }

    private static void awaitEndOfProgram() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
