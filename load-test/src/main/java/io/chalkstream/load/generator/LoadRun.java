package io.chalkstream.load.generator;

import io.chalkstream.load.Latencies;
import io.chalkstream.load.OpenLoopSender;
import io.chalkstream.load.ResourceUsage;
import io.chalkstream.load.ServerProcesses;
import io.chalkstream.load.TimeWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Boards with their people: they join, work by an open loop, and everything that reaches each of them is counted. */
public final class LoadRun implements AutoCloseable {
    private static final long SEED = 31;
    /** So many connections are being opened at a time, unless they are spread. */
    private static final int TOGETHER = 200;

    private static final long JOIN_SECONDS = 60;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_MILLIS = 20;

    private final Generator generator;
    private final List<List<Identity>> people;
    private final List<TimeWindow> windows;
    private final WindowRecorder recorder;
    private final List<BoardRun> boards = new ArrayList<>();
    private volatile long start;

    /**
     * @param people the people of each board
     * @param windows what is measured, in nanoseconds since the start of sending; the last one ends the run
     */
    public LoadRun(Generator generator, List<List<Identity>> people, Workload workload, List<TimeWindow> windows) {
        this.generator = generator;
        this.people = List.copyOf(people);
        this.windows = List.copyOf(windows);
        this.recorder = new WindowRecorder(windows);
        var random = new Random(SEED);
        for (int board = 0; board < people.size(); board++) {
            boards.add(new BoardRun(workload, random));
        }
    }

    /**
     * Everybody joins, spread over this time or as fast as the servers let them in. Returns how long it took from this call until each
     * had the whole board.
     *
     * @throws ExecutionException if somebody couldn't join
     * @throws TimeoutException if somebody couldn't in time
     */
    public Latencies join(Duration spread) throws InterruptedException, ExecutionException, TimeoutException {
        long begin = System.nanoTime();
        int all = people.stream().mapToInt(List::size).sum();
        var clients = new ArrayList<WebSocketClient>();
        for (int board = 0; board < people.size(); board++) {
            for (var identity : people.get(board)) {
                waitUntil(begin + spread.toNanos() * clients.size() / all);
                var run = boards.get(board);
                var client = generator.connect(identity, new Receiver(run.work(), identity.person(), recorder));
                run.add(client);
                clients.add(client);
                if (spread.isZero() && clients.size() > TOGETHER) {
                    whole(clients.get(clients.size() - TOGETHER));
                }
            }
        }
        var latencies = new Latencies();
        for (var client : clients) {
            latencies.record(whole(client) - begin);
        }
        return latencies;
    }

    /** The number of the last event that the first client of the first board has. */
    public long seq() throws InterruptedException, ExecutionException {
        return generator.ask(
                () -> boards.get(0).clients().get(0).receiver().operations().lastSeq());
    }

    private static long whole(WebSocketClient client)
            throws InterruptedException, ExecutionException, TimeoutException {
        return client.joined().get(JOIN_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Sends until the end of the last window, and waits until everything has reached everybody, but not forever.
     *
     * @throws ExecutionException if sending failed
     */
    public LoadResult run(ServerProcesses servers) throws InterruptedException, ExecutionException {
        start = System.nanoTime();
        boards.forEach(board -> board.work().begin(start));
        var sender = new OpenLoopSender(this::now, until -> LockSupport.parkNanos(until - now()));
        var lanes = boards.stream().flatMap(board -> board.lanes().stream()).toList();
        var whole = new TimeWindow(0, windows.get(windows.size() - 1).end());
        var sending = new FutureTask<@Nullable Void>(() -> sender.send(lanes, whole, whole), null);
        new Thread(sending, "sender").start();
        var before = new ArrayList<ResourceUsage>();
        var after = new ArrayList<ResourceUsage>();
        var generatorSeconds = new ArrayList<Double>();
        for (var window : windows) {
            waitUntil(start + window.start());
            before.add(servers.usage());
            double own = ownSeconds();
            waitUntil(start + window.end());
            after.add(servers.usage());
            generatorSeconds.add(ownSeconds() - own);
        }
        sending.get();
        settle();
        return generator.ask(() -> result(sender.lag(), before, after, generatorSeconds));
    }

    /** The CPU time of this process so far. */
    private static double ownSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    private void settle() throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + SETTLE_NANOS;
        while (System.nanoTime() < deadline && generator.ask(this::isOnItsWay)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private LoadResult result(
            Latencies lag, List<ResourceUsage> before, List<ResourceUsage> after, List<Double> generatorSeconds) {
        var measured = new ArrayList<LoadResult.Measured>();
        for (int i = 0; i < windows.size(); i++) {
            measured.add(new LoadResult.Measured(
                    windows.get(i), recorder.in(i), before.get(i), after.get(i), generatorSeconds.get(i)));
        }
        var clients = boards.stream().flatMap(board -> board.clients().stream()).toList();
        var receivers = clients.stream().map(WebSocketClient::receiver).toList();
        return new LoadResult(
                measured,
                lost(),
                receivers.stream().mapToLong(one -> one.operations().doubled()).sum(),
                receivers.stream()
                        .mapToLong(one -> one.operations().outOfOrder())
                        .sum(),
                receivers.stream().mapToLong(Receiver::complaints).sum(),
                clients.stream().filter(WebSocketClient::isLost).count(),
                lag);
    }

    private boolean isOnItsWay() {
        return boards.stream().anyMatch(BoardRun::isOnItsWay);
    }

    private long lost() {
        return boards.stream().mapToLong(BoardRun::lost).sum();
    }

    private long now() {
        return System.nanoTime() - start;
    }

    private static void waitUntil(long nanoTime) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
    }

    @Override
    public void close() {
        boards.forEach(board -> board.clients().forEach(WebSocketClient::close));
    }
}
