package io.chalkstream.kafka.backup;

import io.chalkstream.protocol.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A topic that a backup holds.
 *
 * @param settings of a topic that a restore creates if it is missing; empty: others create it
 */
record BackedUpTopic(String name, Optional<Map<String, String>> settings) {
    /**
     * The changelog of board-state's store: every board, its history, and which operations it has seen. What is committed up to an
     * offset is a state that the boards of this partition have been in.
     */
    private static final BackedUpTopic BOARDS = new BackedUpTopic(
            "board-state-boards-changelog",
            Optional.of(Map.of("cleanup.policy", "compact", "message.timestamp.type", "CreateTime")));

    /** The boards, which links are revoked, and what teachers have said of people. */
    static final List<BackedUpTopic> ALL = List.of(
            BOARDS,
            new BackedUpTopic(Topic.BOARD_LINKS.topicName(), Optional.empty()),
            new BackedUpTopic(Topic.BOARD_PEOPLE.topicName(), Optional.empty()));
}
