package io.chalkstream.boardstate.placement;

import io.chalkstream.kit.background.BackgroundTask;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.ProcessId;
import org.apache.kafka.streams.processor.assignment.TaskAssignor;

/**
 * Assigns partitions by {@link Placement}; runs in the group's leader at each rebalance. Kafka Streams' own assignor
 * considers an instance ready if its disk lacks few records: a process that has just started would get partitions
 * before it has opened a store.
 *
 * <p>Kafka Streams creates an instance per rebalance.
 */
public final class WarmStandbyAssignor implements TaskAssignor {
    /** The setting for the minimum time that a new instance is a standby, in milliseconds. */
    static final String WARM_UP = "chalkstream.warm-up-ms";

    /** The pause between two moves, in which the moved boards catch up. */
    private static final Duration BETWEEN_MOVES = Duration.ofMillis(500);

    private static final Clock CLOCK = Clock.systemUTC();
    private static final GroupMembershipTracker ACQUAINTANCES = new GroupMembershipTracker(CLOCK);
    private static final ExecutorService BACKGROUND = Executors.newSingleThreadExecutor(WarmStandbyAssignor::thread);

    private Map<String, ?> settings = Map.of();

    @Override
    public void configure(Map<String, ?> configured) {
        settings = configured;
    }

    @Override
    public TaskAssignment assign(ApplicationState application) {
        var states = application.kafkaStreamsStates(true);
        var present = states.keySet().stream().map(ProcessId::toString).collect(Collectors.toUnmodifiableSet());
        BACKGROUND.execute(
                new BackgroundTask("abort-abandoned", Metrics.globalRegistry, () -> abortAbandoned(present)));
        ACQUAINTANCES.update(present);
        var tasks = application.allTasks().keySet().stream()
                .collect(Collectors.toMap(TaskId::partition, Function.identity()));
        var instances = new HashMap<ProcessId, InstanceState>();
        states.forEach((id, state) -> instances.put(id, instance(state, tasks.values())));
        var configs = application.assignmentConfigs();
        var placement = Placement.next(
                tasks.keySet(), instances.values(), configs.numStandbyReplicas(), configs.acceptableRecoveryLag());
        return new TaskAssignment(instances.entrySet().stream()
                .map(entry -> assignment(entry.getKey(), entry.getValue(), placement, tasks))
                .toList());
    }

    private InstanceState instance(KafkaStreamsState state, Collection<TaskId> tasks) {
        String id = state.processId().toString();
        var owned = state.previousActiveTasks().stream().map(TaskId::partition).collect(Collectors.toSet());
        var lags = new HashMap<Integer, Long>();
        tasks.forEach(task -> lags.put(task.partition(), state.lagFor(task)));
        return new InstanceState(
                id,
                !owned.isEmpty() || ACQUAINTANCES.isMemberFor(warmUp(), id),
                owned,
                lags,
                state.rackId().filter(zone -> !zone.isBlank()));
    }

    private KafkaStreamsAssignment assignment(
            ProcessId id, InstanceState instance, Placement placement, Map<Integer, TaskId> tasks) {
        var assigned = new HashSet<AssignedTask>();
        addTasks(assigned, AssignedTask.Type.ACTIVE, placement.owned(instance), tasks);
        addTasks(assigned, AssignedTask.Type.STANDBY, placement.standbys(instance), tasks);
        var assignment = KafkaStreamsAssignment.of(id, assigned);
        if (placement.isQueued(instance)) {
            return assignment.withFollowupRebalance(CLOCK.instant().plus(BETWEEN_MOVES));
        }
        return placement.isWarmingUp(instance)
                ? assignment.withFollowupRebalance(CLOCK.instant().plus(warmUp()))
                : assignment;
    }

    private static void addTasks(
            Set<AssignedTask> assigned, AssignedTask.Type type, Set<Integer> partitions, Map<Integer, TaskId> tasks) {
        partitions.stream()
                .map(tasks::get)
                .map(task -> new AssignedTask(task, type))
                .forEach(assigned::add);
    }

    private Duration warmUp() {
        return Duration.ofMillis(Long.parseLong(String.valueOf(settings.get(WARM_UP))));
    }

    private void abortAbandoned(Set<String> present) {
        var config = new StreamsConfig(settings);
        String application = config.getString(StreamsConfig.APPLICATION_ID_CONFIG);
        try (var admin = Admin.create(config.getAdminConfigs(application + "-placement"))) {
            new OpenTransactions(admin, application).abortAllBut(present);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "placement");
        thread.setDaemon(true);
        return thread;
    }
}
