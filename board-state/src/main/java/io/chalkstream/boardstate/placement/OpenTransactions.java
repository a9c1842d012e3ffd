package io.chalkstream.boardstate.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jboss.logging.Logger;

/**
 * The open transactions of the group's instances. A dead instance's transaction would block the next owner of its
 * partitions over until it times out; the time-out must be long, because exceeding it costs a live instance a stream
 * thread.
 */
final class OpenTransactions {
    private static final Logger LOG = Logger.getLogger(OpenTransactions.class);
    private static final long ANSWER_SECONDS = 5;

    private final Admin admin;
    private final String applicationId;

    OpenTransactions(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    /**
     * Aborts the transactions of all instances that neither were {@code present} nor have joined since. If one is still
     * alive, it is fenced and learns that it has left the group.
     */
    void abortAllBut(Set<String> present) throws InterruptedException {
        try {
            var open = describe(open(present));
            // Only now: every live instance with an open transaction is a member.
            var members = members();
            var abandoned = new ArrayList<String>();
            for (var now : describe(open.keySet()).entrySet()) {
                boolean joined = members.stream().anyMatch(member -> belongsTo(member, now.getKey()));
                if (!joined && now.getValue().equals(open.get(now.getKey()))) {
                    abandoned.add(now.getKey());
                }
            }
            if (!abandoned.isEmpty()) {
                admin.fenceProducers(abandoned).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
                LOG.infof("Aborted the transactions that instances left open which are gone: %s", abandoned);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("Transactions of instances that are gone may stay open until their time-out: %s", e);
        }
    }

    private Set<String> open(Set<String> present) throws InterruptedException, ExecutionException, TimeoutException {
        var ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return admin.listTransactions(ongoing).all().get(ANSWER_SECONDS, TimeUnit.SECONDS).stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(applicationId + "-"))
                .filter(id -> present.stream().noneMatch(process -> isOf(process, id)))
                .collect(Collectors.toSet());
    }

    /** The transactions as they are now: another of the same name differs by its producer's epoch and its start. */
    private Map<String, TransactionDescription> describe(Set<String> ids)
            throws InterruptedException, ExecutionException, TimeoutException {
        return ids.isEmpty() ? Map.of() : admin.describeTransactions(ids).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /** The client ids of the group's members. */
    private List<String> members() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return admin
                    .describeConsumerGroups(Set.of(applicationId))
                    .all()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .map(MemberDescription::clientId)
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    /** Kafka Streams names a thread's transactions after the application, the process and the thread's number. */
    private boolean isOf(String process, String transactionalId) {
        return transactionalId.startsWith(applicationId + "-" + process + "-");
    }

    /** It names a thread's consumer in the same way: application, process, thread. */
    private static boolean belongsTo(String member, String transactionalId) {
        return member.startsWith(transactionalId.substring(0, transactionalId.lastIndexOf('-') + 1));
    }
}
