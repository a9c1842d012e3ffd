package io.chalkstream.simulation.kafka;

import io.chalkstream.simulation.engine.VirtualTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The coordinator of one group. A rebalance ends when every member has joined again, or was silent for longer than its session; the
 * assignor says who gets what.
 */
public final class GroupCoordinator {
    private final VirtualTime time;
    private final KafkaModel kafka;
    private final String id;
    private final Assignor assignor;
    private final SortedMap<String, Member> members = new TreeMap<>();
    private int generation;
    private boolean rebalancing;
    private int joined;

    /** Decides at the end of a rebalance. */
    public interface Assignor {
        Map<String, Assignment> assign(SortedMap<String, Subscription> members);
    }

    /**
     * What a member says of itself.
     *
     * @param process the name of its process
     * @param owned the partitions that it has now
     * @param positions by partition, how far its copies of the state are; an assignor's own
     */
    public record Subscription(String process, Set<Integer> owned, Map<Integer, Long> positions) {}

    /**
     * What a member is given.
     *
     * @param followers the partitions whose state it follows
     * @param owners who has which partition, as far as the assignor knows
     * @param again when there should be another rebalance; null: when something changes
     */
    public record Assignment(
            Set<Integer> owned,
            Set<Integer> followers,
            Map<Integer, String> owners,
            @Nullable Duration again) {}

    /** The answer to a member that has joined. */
    public record Joined(String member, int generation, Assignment assignment) {}

    private static final class Member {
        private final String id;
        private final Duration session;
        private Subscription subscription;
        private long lastSeen;
        private @Nullable Consumer<Joined> waiting;

        private Member(String id, Duration session, Subscription subscription) {
            this.id = id;
            this.session = session;
            this.subscription = subscription;
        }
    }

    GroupCoordinator(VirtualTime time, KafkaModel kafka, String id, Assignor assignor) {
        this.time = time;
        this.kafka = kafka;
        this.id = id;
        this.assignor = assignor;
    }

    /**
     * Joins, or joins again; who was thrown out meanwhile is refused, and has to join as a new member.
     *
     * @param member null: a new one
     */
    void join(@Nullable String member, Duration session, Subscription subscription, Consumer<Joined> answer) {
        var known = member == null ? null : members.get(member);
        if (known == null && member != null) {
            throw new KafkaModelException(KafkaError.UNKNOWN_MEMBER);
        }
        if (known == null) {
            known = new Member(subscription.process() + "-" + ++joined, session, subscription);
            members.put(known.id, known);
            watch(known);
        }
        known.subscription = subscription;
        known.lastSeen = time.nanos();
        known.waiting = answer;
        rebalancing = true;
        endIfAllJoined();
    }

    private void watch(Member member) {
        time.after(member.session.dividedBy(4), () -> {
            if (!member.equals(members.get(member.id))) {
                return;
            }
            if (time.nanos() - member.lastSeen > member.session.toNanos()) {
                leave(member.id);
            } else {
                watch(member);
            }
        });
    }

    void leave(String member) {
        if (members.remove(member) != null) {
            rebalancing = true;
            endIfAllJoined();
        }
    }

    /** A sign of life; refused if the member has to join again. */
    void heartbeat(String member, int memberGeneration) {
        var known = members.get(member);
        if (known == null) {
            throw new KafkaModelException(KafkaError.UNKNOWN_MEMBER);
        }
        known.lastSeen = time.nanos();
        if (rebalancing || memberGeneration != generation) {
            throw new KafkaModelException(KafkaError.ILLEGAL_GENERATION);
        }
    }

    /** Refuses who isn't in the group, or was in it before the last rebalance only. */
    void requireMember(String member, int memberGeneration) {
        if (!kafka.fences().refusesFormerMembers()) {
            return;
        }
        if (!members.containsKey(member)) {
            throw new KafkaModelException(KafkaError.UNKNOWN_MEMBER);
        }
        if (memberGeneration != generation) {
            throw new KafkaModelException(KafkaError.ILLEGAL_GENERATION);
        }
    }

    void commit(String member, int memberGeneration, Map<TopicPartition, Long> offsets) {
        requireMember(member, memberGeneration);
        kafka.offsets(id).commit(offsets);
    }

    /** The client ids of the members. */
    Set<String> memberProcesses() {
        var processes = new TreeSet<String>();
        members.values().forEach(member -> processes.add(member.subscription.process()));
        return processes;
    }

    private void endIfAllJoined() {
        if (members.isEmpty()) {
            rebalancing = false;
            generation++;
            return;
        }
        if (members.values().stream().anyMatch(member -> member.waiting == null)) {
            return;
        }
        rebalancing = false;
        generation++;
        var subscriptions = new TreeMap<String, Subscription>();
        members.forEach((name, member) -> subscriptions.put(name, member.subscription));
        var assignments = assignor.assign(subscriptions);
        for (var member : members.values()) {
            var answer = member.waiting;
            var assignment = assignments.get(member.id);
            member.waiting = null;
            member.lastSeen = time.nanos();
            if (answer != null && assignment != null) {
                answer.accept(new Joined(member.id, generation, assignment));
            }
        }
    }
}
