package io.chalkstream.boardstate.placement;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.jboss.logging.Logger;

/**
 * The transactions that the group's instances have open. A dead instance's would hold back whoever takes its partitions
 * over until the time-out, which must be long: a transaction that outlives it costs a stream thread.
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
     * Aborts those of instances that aren't {@code present}. If one of them should still live, it learns so that it is out
     * of the group.
     */
    void abortAllBut(Set<String> present) throws InterruptedException {
        try {
            var abandoned = open().stream()
                    .filter(id -> id.startsWith(applicationId + "-"))
                    .filter(id -> present.stream().noneMatch(process -> isOf(process, id)))
                    .toList();
            if (!abandoned.isEmpty()) {
                admin.fenceProducers(abandoned).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
                LOG.infof("Aborted the transactions that instances left open which are gone: %s", abandoned);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("Transactions of instances that are gone may stay open until their time-out: %s", e);
        }
    }

    private List<String> open() throws InterruptedException, ExecutionException, TimeoutException {
        var ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return admin.listTransactions(ongoing).all().get(ANSWER_SECONDS, TimeUnit.SECONDS).stream()
                .map(TransactionListing::transactionalId)
                .toList();
    }

    /** Kafka Streams names a thread's transactions after the application, the process and the thread's number. */
    private boolean isOf(String process, String transactionalId) {
        return transactionalId.startsWith(applicationId + "-" + process + "-");
    }
}
