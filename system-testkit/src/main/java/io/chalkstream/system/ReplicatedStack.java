package io.chalkstream.system;

import io.chalkstream.kafka.embedded.FreePorts;
import io.chalkstream.local.JvmSettings.Lifetime;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A stack as a cluster has it: three brokers, three instances of board-state, two of undo-redo-service, two gateways.
 *
 * @param clocks of the services; empty if they have the machine's
 */
record ReplicatedStack(TestStack stack, BrokerCluster brokers, Optional<ServiceClocks> clocks)
        implements AutoCloseable {
    private static final int BOARD_STATES = 3;
    private static final String SECOND_UNDO = StackPlan.UNDO_REDO_SERVICE + "-2";
    private static final String UNDO_STATE = "CHALKSTREAM_UNDO_STATE_DIR";
    /** What the local stack sets since its only instance takes over from nobody. */
    private static final Set<String> SETTINGS_OF_A_SINGLE_UNDO =
            Set.of("KAFKA_STREAMS_MAIN_CONSUMER_FETCH_MAX_WAIT_MS", "KAFKA_STREAMS_POLL_MS");

    static ReplicatedStack start() {
        return start(plan -> plan);
    }

    /** Starts a stack whose plan is changed. */
    static ReplicatedStack start(UnaryOperator<StackPlan> change) {
        return start(newFolder(), change, Optional.empty());
    }

    /** Starts a stack for so long, whose services have clocks of their own, where this machine permits it. */
    static ReplicatedStack startWithClocks(Lifetime life) {
        var folder = newFolder();
        var clocks = ServiceClocks.in(folder);
        return start(
                folder, plan -> clocks.map(own -> own.given(plan)).orElse(plan).withLifetime(life), clocks);
    }

    private static ReplicatedStack start(Path folder, UnaryOperator<StackPlan> change, Optional<ServiceClocks> clocks) {
        var brokers = BrokerCluster.in(folder);
        try {
            return new ReplicatedStack(
                    TestStack.start(brokers, BOARD_STATES, plan -> change.apply(withSecondUndo(plan))),
                    brokers,
                    clocks);
        } catch (RuntimeException e) {
            brokers.close();
            throw e;
        }
    }

    Stack processes() {
        return stack.processes();
    }

    /** The instances of undo-redo-service. */
    static List<String> undoServices() {
        return List.of(StackPlan.UNDO_REDO_SERVICE, SECOND_UNDO);
    }

    private static StackPlan withSecondUndo(StackPlan plan) {
        var first = plan.service(StackPlan.UNDO_REDO_SERVICE)
                .withoutEnvironment(SETTINGS_OF_A_SINGLE_UNDO)
                .withEnvironment("CHALKSTREAM_UNDO_STANDBYS", "1");
        ServiceSpec second = first.instance(SECOND_UNDO, FreePorts.next())
                .withEnvironment(
                        UNDO_STATE, plan.dataDirectory().resolve(SECOND_UNDO).toString());
        return plan.with(first).and(second);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "stacks").toAbsolutePath()), "brokers-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            stack.close();
        } finally {
            brokers.close();
        }
    }
}
