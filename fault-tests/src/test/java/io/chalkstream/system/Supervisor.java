package io.chalkstream.system;

import io.chalkstream.local.Stack;
import io.chalkstream.local.StackException;
import io.chalkstream.local.StackPlan;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts services that ended by themselves again, as Kubernetes would. A broker that has ended is a fault's own business. */
final class Supervisor implements AutoCloseable {
    private final Stack processes;
    private final List<String> restarted = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::watch, "supervisor");

    Supervisor(Stack processes) {
        this.processes = processes;
        thread.setDaemon(true);
        thread.start();
    }

    /** The names of those that were started again, each as often as it ended. */
    List<String> restarted() {
        return List.copyOf(restarted);
    }

    private void watch() {
        try {
            while (true) {
                var failure = processes.awaitFailure();
                if (!failure.service().startsWith(StackPlan.KAFKA)) {
                    System.out.println("Supervisor: " + failure.message());
                    startAgain(failure.service());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It may end while it starts, too. */
    private void startAgain(String service) {
        while (!processes.isRunning(service) && !Thread.currentThread().isInterrupted()) {
            restarted.add(service);
            try {
                processes.start(service);
            } catch (StackException e) {
                System.out.println("Supervisor: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
