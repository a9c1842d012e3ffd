package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.SimulatedProcess;
import io.chalkstream.simulation.kafka.GroupCoordinator.Assignment;
import io.chalkstream.simulation.kafka.GroupCoordinator.Joined;
import io.chalkstream.simulation.kafka.GroupCoordinator.Subscription;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A process' membership in a group: it joins, sends heartbeats, and joins again when it is told to. */
public final class GroupMember {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofMillis(50);

    private final KafkaCluster cluster;
    private final SimulatedProcess process;
    private final String group;
    private final GroupCoordinator coordinator;
    private final Duration session;
    private final Duration heartbeat;
    private final Listener listener;
    private @Nullable String member;
    private int generation = -1;
    private boolean joining;
    private boolean outdated;
    private boolean left;

    /** Is told what the membership means. */
    public interface Listener {
        /** What the member says of itself when it joins. */
        Subscription subscription();

        /** It has been given partitions. */
        void assigned(Assignment assignment);

        /** It isn't a member any more: what it had belongs to others, and it joins anew after this. */
        void lost();
    }

    public GroupMember(
            KafkaCluster cluster,
            SimulatedProcess process,
            String group,
            GroupCoordinator.Assignor assignor,
            Duration session,
            Duration heartbeat,
            Listener listener) {
        this.cluster = cluster;
        this.process = process;
        this.group = group;
        this.coordinator = cluster.group(group, assignor);
        this.session = session;
        this.heartbeat = heartbeat;
        this.listener = listener;
    }

    /** Joins, and stays a member. */
    public void start() {
        join();
        process.every(heartbeat, this::beat);
    }

    /** Joins again, so that there is a rebalance. */
    public void rejoin() {
        if (joining) {
            // What it has said of itself is out of date: once more, as soon as that is answered.
            outdated = true;
        } else if (!left) {
            join();
        }
    }

    /** Leaves; the listener hears no more. */
    public void leave() {
        left = true;
        var name = member;
        if (name != null) {
            request(
                    () -> {
                        coordinator.leave(name);
                        return true;
                    },
                    left -> {},
                    error -> {});
        }
    }

    private void join() {
        joining = true;
        outdated = false;
        var subscription = listener.subscription();
        var known = member;
        cluster.network()
                .<Joined>requestLater(
                        process,
                        cluster.coordinator(group),
                        TIMEOUT,
                        respond -> {
                            try {
                                coordinator.join(known, session, subscription, joined -> respond.accept(() -> joined));
                            } catch (KafkaModelException e) {
                                respond.accept(() -> {
                                    throw e;
                                });
                            }
                        },
                        new Answer<>() {
                            @Override
                            public void came(Joined joined) {
                                joining = false;
                                member = joined.member();
                                generation = joined.generation();
                                if (!left) {
                                    listener.assigned(joined.assignment());
                                    if (outdated) {
                                        rejoin();
                                    }
                                    var again = joined.assignment().again();
                                    if (again != null) {
                                        int now = generation;
                                        process.after(again, () -> {
                                            if (now == generation) {
                                                rejoin();
                                            }
                                        });
                                    }
                                }
                            }

                            @Override
                            public void failed(KafkaError error) {
                                joining = false;
                                if (left || error != KafkaError.UNKNOWN_MEMBER || !lose()) {
                                    process.after(RETRY, GroupMember.this::rejoin);
                                }
                            }
                        });
    }

    private void beat() {
        var name = member;
        if (joining || left || name == null) {
            return;
        }
        int mine = generation;
        request(
                () -> {
                    coordinator.heartbeat(name, mine);
                    return true;
                },
                alive -> {},
                error -> refused(error, mine));
    }

    /** Handles a refusal of something that the member of this generation has asked for. */
    public void refused(KafkaError error, int ofGeneration) {
        if (ofGeneration != generation || joining || left) {
            return;
        }
        if (error == KafkaError.UNKNOWN_MEMBER) {
            var unused = lose();
        } else if (error == KafkaError.ILLEGAL_GENERATION) {
            rejoin();
        }
    }

    /** Gives the membership up, as somebody who has been told to be too late; false if it was given up before. */
    public boolean lose() {
        if (member == null) {
            return false;
        }
        member = null;
        generation = -1;
        listener.lost();
        rejoin();
        return true;
    }

    public int generation() {
        return generation;
    }

    String member() {
        return member == null ? "" : member;
    }

    GroupCoordinator coordinator() {
        return coordinator;
    }

    /** Commits offsets outside of transactions. */
    public void commit(Map<TopicPartition, Long> offsets, Answer<Boolean> answer) {
        int mine = generation;
        var name = member();
        cluster.network()
                .request(
                        process,
                        cluster.coordinator(group),
                        TIMEOUT,
                        () -> {
                            coordinator.commit(name, mine, offsets);
                            return true;
                        },
                        answer);
    }

    /** Asks for the committed offset of a partition, again and again until it is known. */
    public void committed(TopicPartition partition, LongConsumer answer) {
        request(
                () -> cluster.kafka().offsets(group).committed(partition),
                answer::accept,
                error -> process.after(RETRY, () -> committed(partition, answer)));
    }

    private <T> void request(Supplier<T> handling, Consumer<T> came, Consumer<KafkaError> failed) {
        cluster.network().request(process, cluster.coordinator(group), TIMEOUT, handling, Answer.to(came, failed));
    }
}
