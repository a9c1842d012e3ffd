package io.chalkstream.local;

import io.chalkstream.local.ServiceSpec.Stage;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The running processes of a plan. */
public final class Stack implements AutoCloseable {
    /**
     * A service ended without a request to stop.
     *
     * @param message what happened, with the service's last lines
     */
    public record Failure(String service, String message) {}

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(40);

    private volatile StackPlan plan;
    private final ServiceLog log;
    private final ReadinessProbe readiness;
    private final Duration stoppedWithin;
    private final Map<String, ManagedProcess> processes = new ConcurrentHashMap<>();
    private final BlockingQueue<Failure> failures = new LinkedBlockingQueue<>();
    private boolean closed;

    Stack(StackPlan plan, ServiceLog log, Duration readyWithin, Duration stoppedWithin) {
        this.plan = plan;
        this.log = log;
        this.readiness = new ReadinessProbe(readyWithin);
        this.stoppedWithin = stoppedWithin;
    }

    /** A stack without running processes. */
    public static Stack of(StackPlan plan, ServiceLog log) {
        return new Stack(plan, log, READY_WITHIN, STOPPED_WITHIN);
    }

    /**
     * Checks that the plan can be carried out, starts everything and waits until all are ready. If that fails, whatever
     * has been started is stopped again.
     *
     * @throws StackException if a port is in use, memory is short, or a process ends or is not ready in time
     */
    public static Stack start(StackPlan plan, ServiceLog log) {
        return start(plan, log, broker -> {});
    }

    /**
     * As {@link #start(StackPlan, ServiceLog)}.
     *
     * @param onBroker is called when the broker is ready, before the first service starts
     */
    public static Stack start(StackPlan plan, ServiceLog log, Consumer<Stack> onBroker) {
        var stack = of(plan, log);
        try {
            stack.start(onBroker);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /** As {@link #start(StackPlan, ServiceLog)}, but on a failure the started processes run until {@link #close()}. */
    void start() {
        start(broker -> {});
    }

    private void start(Consumer<Stack> onBroker) {
        Preflight.ofThisMachine().check(plan);
        // Starting all at once would be no faster, since a starting JVM keeps more than one core busy.
        for (var stage : Stage.values()) {
            launchAll(plan.services(stage));
            if (stage == Stage.BROKER) {
                onBroker.accept(this);
            }
        }
    }

    /** Starts a service that was stopped or killed, on the same port and data, and waits until it is ready. */
    public void start(String name) {
        start(List.of(name));
    }

    /** As {@link #start(String)}, for several services in parallel. */
    public void start(Collection<String> names) {
        launchAll(names.stream().map(plan::service).toList());
    }

    /** Replaces the plan of a stopped service of the same name; its next start uses it. */
    public synchronized void replace(ServiceSpec other) {
        if (isRunning(other.name())) {
            throw new IllegalStateException(other.name() + " is running");
        }
        plan = plan.with(other);
    }

    /** Stops a service (as SIGTERM does), and waits until it has ended. */
    public void stop(String name) {
        stop(List.of(running(name)));
    }

    /** Kills a service (kill -9), and waits until it has ended. */
    public void kill9(String name) {
        running(name).kill();
    }

    /**
     * Suspends a service until {@link #resume} (SIGSTOP).
     *
     * @throws StackException on a system without such signals
     */
    public void suspend(String name) {
        running(name).suspend();
    }

    /** Resumes a suspended service. */
    public void resume(String name) {
        running(name).resume();
    }

    /** Whether any service is running. */
    public boolean isRunning() {
        return !running(stage -> true).isEmpty();
    }

    public boolean isRunning(String name) {
        var process = processes.get(plan.service(name).name());
        return process != null && process.isAlive();
    }

    /** The process id of a running service. */
    public long pid(String name) {
        return running(name).pid();
    }

    public StackPlan plan() {
        return plan;
    }

    /** The brokers' addresses, as {@code host:port}. */
    public String bootstrapServers() {
        return plan.bootstrapServers();
    }

    /** The HTTP address of a service. */
    public URI url(String name) {
        return plan.service(name).url();
    }

    /** The addresses of the gateways, in the plan's order. */
    public List<URI> gatewayUrls() {
        return plan.services(Stage.GATEWAY).stream().map(ServiceSpec::url).toList();
    }

    /** Waits until a service ends without a request to stop. */
    public Failure awaitFailure() throws InterruptedException {
        return failures.take();
    }

    /** Stops everything: the gateways first, then the feature services, then the broker. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop(running(Stage.GATEWAY::equals));
        stop(running(Stage.FEATURE::equals));
        stop(running(Stage.BROKER::equals));
    }

    private void launchAll(List<ServiceSpec> specs) {
        var started = specs.stream().map(this::launch).toList();
        try {
            for (var process : started) {
                readiness.await(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the services start");
        }
    }

    private synchronized ManagedProcess launch(ServiceSpec spec) {
        if (closed) {
            throw new StackException("The stack is being stopped");
        }
        if (isRunning(spec.name())) {
            throw new IllegalStateException(spec.name() + " is running already");
        }
        var process = ManagedProcess.start(spec, JavaCommand.prepare(plan.dataDirectory()), log, this::takeFailure);
        processes.put(spec.name(), process);
        return process;
    }

    private void takeFailure(ManagedProcess ended) {
        failures.add(new Failure(ended.spec().name(), ended.obituary()));
    }

    private ManagedProcess running(String name) {
        var process = processes.get(plan.service(name).name());
        if (process == null || !process.isAlive()) {
            throw new IllegalStateException(name + " is not running");
        }
        return process;
    }

    private List<ManagedProcess> running(Predicate<Stage> stage) {
        return processes.values().stream()
                .filter(ManagedProcess::isAlive)
                .filter(process -> stage.test(process.spec().stage()))
                .toList();
    }

    private void stop(Collection<ManagedProcess> stopping) {
        stopping.forEach(ManagedProcess::requestStop);
        long deadline = System.nanoTime() + stoppedWithin.toNanos();
        for (var process : stopping) {
            var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            if (!process.awaitEnd(left)) {
                log.line(process.spec().name(), "did not stop within " + stoppedWithin.toSeconds() + " s: killed");
                process.kill();
            }
        }
    }
}
