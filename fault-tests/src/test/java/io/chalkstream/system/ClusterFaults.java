package io.chalkstream.system;

import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;

/** What can happen to a replicated stack. Which process it happens to, a random number decides. */
final class ClusterFaults {
    /** A fault, which lasts until {@code inject} returns. */
    record ClusterFault(String name, Runnable inject) {}

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** For the others to take over, before something else is lost. */
    private static final Duration TAKEOVER = Duration.ofSeconds(6);

    private static final Duration JUMP = Duration.ofHours(1);

    private final ReplicatedStack replicated;
    private final Stack processes;
    private final Random random;
    private final Duration pause;

    /** @param pause how long processes stand still, and brokers are cut off */
    ClusterFaults(ReplicatedStack replicated, Random random, Duration pause) {
        this.replicated = replicated;
        this.processes = replicated.processes();
        this.random = random;
        this.pause = pause;
    }

    /** All of them that this machine permits, in their order. */
    List<ClusterFault> all() {
        var faults = new ArrayList<ClusterFault>();
        faults.add(kill("broker", BrokerCluster.names()));
        faults.add(suspend("broker", BrokerCluster.names()));
        faults.add(new ClusterFault("restart of one broker after another", this::restartBrokers));
        faults.add(new ClusterFault("kill -9 of the leader of an open transaction", this::killCoordinator));
        faults.add(kill("board-state", boardStates()));
        faults.add(suspend("board-state", boardStates()));
        faults.add(new ClusterFault("kill -9 of board-state while a broker is gone", this::killWithoutBroker));
        faults.add(new ClusterFault("kill -9 of two board-states, one after the other", this::killTwo));
        faults.add(kill("undo-redo-service", ReplicatedStack.undoServices()));
        faults.add(suspend("undo-redo-service", ReplicatedStack.undoServices()));
        faults.add(kill("gateway", gateways()));
        faults.add(suspend("gateway", gateways()));
        faults.add(kill("cursor-service", List.of(StackPlan.CURSOR_SERVICE)));
        faults.add(suspend("cursor-service", List.of(StackPlan.CURSOR_SERVICE)));
        replicated.brokers().network().ifPresent(network -> {
            faults.add(new ClusterFault("a broker is cut off", () -> cutOff(network)));
            faults.add(new ClusterFault("two brokers are parted", () -> part(network)));
        });
        if (replicated.brokers().disk(1).isPresent()) {
            faults.add(new ClusterFault("a broker's disk is full", this::fillDisk));
        }
        faults.add(new ClusterFault("a broker's clock jumps forth by an hour, and back", () -> jump(JUMP)));
        faults.add(new ClusterFault("a broker's clock jumps back by an hour, and forth", () -> jump(JUMP.negated())));
        replicated.clocks().ifPresent(clocks -> {
            faults.add(
                    new ClusterFault("a service's clock jumps forth by an hour, and back", () -> jump(clocks, JUMP)));
            faults.add(new ClusterFault(
                    "a service's clock jumps back by an hour, and forth", () -> jump(clocks, JUMP.negated())));
        });
        return faults;
    }

    /** Every process at once, and a new start of all. */
    ClusterFault everything() {
        return new ClusterFault("kill -9 of everything", () -> {
            var all =
                    processes.plan().services().stream().map(ServiceSpec::name).toList();
            all.stream().filter(processes::isRunning).forEach(processes::kill9);
            processes.start(all);
        });
    }

    private ClusterFault kill(String what, List<String> candidates) {
        return new ClusterFault("kill -9 of a " + what, () -> {
            String process = oneOf(candidates);
            processes.kill9(process);
            wait(TAKEOVER);
            processes.start(process);
        });
    }

    private ClusterFault suspend(String what, List<String> candidates) {
        return new ClusterFault("%d s of SIGSTOP for a %s".formatted(pause.toSeconds(), what), () -> {
            String process = oneOf(candidates);
            processes.suspend(process);
            wait(pause);
            processes.resume(process);
        });
    }

    private void restartBrokers() {
        for (var broker : BrokerCluster.names()) {
            processes.stop(broker);
            processes.start(broker);
            wait(TAKEOVER);
        }
    }

    private void killCoordinator() {
        String broker = BrokerCluster.name(coordinatorOfOpenTransaction());
        processes.kill9(broker);
        wait(TAKEOVER);
        processes.start(broker);
    }

    private int coordinatorOfOpenTransaction() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", processes.bootstrapServers()))) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                for (var broker : admin.listTransactions().byBrokerId().get().entrySet()) {
                    if (broker.getValue().get().stream()
                            .anyMatch(transaction -> transaction.state() == TransactionState.ONGOING)) {
                        return broker.getKey();
                    }
                }
            }
            throw new AssertionError("no transaction is open, though people work");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void killWithoutBroker() {
        String broker = oneOf(BrokerCluster.names());
        String boardState = oneOf(boardStates());
        processes.kill9(broker);
        wait(TAKEOVER);
        processes.kill9(boardState);
        wait(TAKEOVER);
        processes.start(List.of(broker, boardState));
    }

    private void killTwo() {
        var both = new ArrayList<>(boardStates());
        both.remove(random.nextInt(both.size()));
        both.forEach(boardState -> {
            processes.kill9(boardState);
            wait(TAKEOVER);
        });
        processes.start(both);
    }

    private void cutOff(BrokerNetwork network) {
        int broker = oneBroker();
        network.cutOff(broker);
        wait(pause);
        network.reconnect(broker);
    }

    private void part(BrokerNetwork network) {
        int one = oneBroker();
        int other = one % BrokerCluster.BROKERS + 1;
        network.part(one, other);
        wait(pause);
        network.rejoin(one, other);
    }

    private void fillDisk() {
        int broker = oneBroker();
        var disk = replicated.brokers().disk(broker).orElseThrow();
        disk.fill();
        Await.until("the broker gives up its disk", PATIENCE, () -> !processes.isRunning(BrokerCluster.name(broker)));
        wait(TAKEOVER);
        disk.free();
        processes.start(BrokerCluster.name(broker));
    }

    private void jump(Duration fast) {
        int broker = oneBroker();
        jump(fast, by -> replicated.brokers().setClock(broker, by));
    }

    private void jump(ServiceClocks clocks, Duration fast) {
        String service = oneOf(
                Stream.of(boardStates(), ReplicatedStack.undoServices(), gateways(), List.of(StackPlan.CURSOR_SERVICE))
                        .flatMap(List::stream)
                        .toList());
        // It ends when its clock goes back, and its supervisor starts it again.
        jump(fast, by -> clocks.set(service, by));
    }

    private void jump(Duration fast, Consumer<Duration> clock) {
        clock.accept(fast);
        wait(pause.dividedBy(2));
        clock.accept(Duration.ZERO);
        wait(pause.dividedBy(4));
    }

    private List<String> boardStates() {
        return replicated.stack().boardStates();
    }

    private List<String> gateways() {
        return processes.plan().services(Stage.GATEWAY).stream()
                .map(ServiceSpec::name)
                .toList();
    }

    private int oneBroker() {
        return 1 + random.nextInt(BrokerCluster.BROKERS);
    }

    private String oneOf(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static void wait(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Stream.generate(() -> end - System.nanoTime())
                .takeWhile(left -> left > 0)
                .forEach(LockSupport::parkNanos);
    }
}
