package io.chalkstream.gateway.room;

import io.chalkstream.kit.background.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Time passes when the test says so. */
public final class ManualScheduler implements Scheduler {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Duration> delays = new ArrayList<>();

    @Override
    public void after(Duration delay, Runnable task) {
        delays.add(delay);
        tasks.add(task);
    }

    /** Runs what was due until now. */
    public void run() {
        for (int due = tasks.size(); due > 0; due--) {
            tasks.remove().run();
        }
    }

    public List<Duration> delays() {
        return delays;
    }
}
