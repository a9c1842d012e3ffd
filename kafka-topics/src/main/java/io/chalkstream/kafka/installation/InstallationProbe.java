package io.chalkstream.kafka.installation;

import java.util.Optional;

/** Asks again and again, until Kafka has answered and all topics are there. Used by one thread at a time. */
public final class InstallationProbe implements AutoCloseable {
    /** What is known so far. */
    public enum Verdict {
        /** Kafka doesn't answer. That says nothing of what it is. */
        UNREACHABLE,
        /** What is there fits, but a topic is still missing. */
        INCOMPLETE,
        /** All is as it is said to be, as far as it may be read. */
        FITS,
        /** The service must not work with this Kafka. */
        REFUSED
    }

    private final InstallationCheck check;
    private final ClusterReader kafka;
    private Optional<ClusterView> view = Optional.empty();

    public InstallationProbe(InstallationCheck check, ClusterReader kafka) {
        this.check = check;
        this.kafka = kafka;
    }

    /** Asks once. */
    public Verdict ask() {
        view = kafka.read(check.needs().allTopics());
        return view.map(this::judge).orElse(Verdict.UNREACHABLE);
    }

    private Verdict judge(ClusterView seen) {
        if (check.refusal(seen).isPresent()) {
            return Verdict.REFUSED;
        }
        return check.isComplete(seen) ? Verdict.FITS : Verdict.INCOMPLETE;
    }

    /** Why the last verdict is {@link Verdict#REFUSED}. */
    public Optional<String> refusal() {
        return view.flatMap(check::refusal);
    }

    /** What Kafka said of itself last. */
    public Optional<ClusterView> view() {
        return view;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
