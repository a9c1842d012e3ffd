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
 * The open transactions of the group's instances. A dead instance's transaction would block whoever takes its
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
     * Aborts the transactions of all instances that aren't {@code present}. If one is still alive, it is fenced and
     * learns that it has left the group.
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
