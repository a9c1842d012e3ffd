package io.chalkstream.kafka.installation;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What Kafka says of itself.
 *
 * @param address where it was asked
 * @param topics those that exist, by name
 * @param hidden the names of topics that the user may not see
 * @param brokers their settings, by the broker's id; without those that may not be read or didn't answer
 * @param transactionVersion the finalized feature transaction.version; 0 if the cluster has none
 * @param untold what couldn't be read, and which right is missing
 */
public record ClusterView(
        String address,
        Map<String, TopicView> topics,
        Set<String> hidden,
        Map<Integer, Map<String, String>> brokers,
        int transactionVersion,
        List<String> untold) {
    /** Where groups keep their positions. Made when the first group needs it. */
    static final String OFFSETS = "__consumer_offsets";
    /** Where transactions are kept. Made when the first transaction needs it. */
    static final String TRANSACTIONS = "__transaction_state";

    public ClusterView {
        topics = Map.copyOf(topics);
        hidden = Set.copyOf(hidden);
        brokers = Map.copyOf(brokers);
        untold = List.copyOf(untold);
    }

    /**
     * A topic.
     *
     * @param fewestCopies of the partition that has the fewest
     * @param mostCopies of the partition that has the most
     * @param minInSync empty if it may not be read
     */
    public record TopicView(int partitions, int fewestCopies, int mostCopies, OptionalInt minInSync) {}
}
