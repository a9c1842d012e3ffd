package io.chalkstream.simulation.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A process from its start to its end. It may be paused: what is due meanwhile runs when it goes on. */
public final class SimulatedProcess {
    private final String name;
    private final VirtualTime time;
    private final Deque<Runnable> backlog = new ArrayDeque<>();
    private final List<Runnable> atEnd = new ArrayList<>();
    private boolean alive = true;
    private int pauses;

    public SimulatedProcess(String name, VirtualTime time) {
        this.name = name;
        this.time = time;
    }

    public String name() {
        return name;
    }

    public VirtualTime time() {
        return time;
    }

    public boolean isAlive() {
        return alive;
    }

    public boolean isPaused() {
        return pauses > 0;
    }

    /** Runs the task, unless the process has ended; later if it is paused. */
    public void run(Runnable task) {
        if (!alive) {
            return;
        }
        if (pauses > 0 || !backlog.isEmpty()) {
            backlog.add(task);
        } else {
            task.run();
        }
    }

    public void after(Duration delay, Runnable task) {
        time.after(delay, () -> run(task));
    }

    /** Repeats the task; the next time begins after it. */
    public void every(Duration period, Runnable task) {
        after(period, () -> {
            task.run();
            every(period, task);
        });
    }

    /** Runs when the process has ended, however. */
    public void atEnd(Runnable task) {
        atEnd.add(task);
    }

    /** Ends at once: nothing that it planned happens. */
    public void kill() {
        if (alive) {
            alive = false;
            backlog.clear();
            atEnd.forEach(Runnable::run);
        }
    }

    /** Stands still for this long. */
    public void pause(Duration length) {
        pauses++;
        time.after(length, () -> {
            pauses--;
            drain();
        });
    }

    private void drain() {
        while (alive && pauses == 0 && !backlog.isEmpty()) {
            backlog.remove().run();
        }
    }
}
