package io.chalkstream.boardstate.reading;

import io.chalkstream.boardstate.stream.BoardStores;
import jakarta.inject.Singleton;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads any board, wherever it is. */
@Singleton
final class Boards {
    private final KafkaStreams streams;
    private final LocalBoards local;
    private final RemoteBoards remote;
    private final HostInfo here;

    Boards(
            KafkaStreams streams,
            LocalBoards local,
            RemoteBoards remote,
            @ConfigProperty(name = "chalkstream.board-state.address") String address) {
        this.streams = streams;
        this.local = local;
        this.remote = remote;
        this.here = HostInfo.buildFromEndpoint(address);
    }

    /**
     * The board from its owner.
     *
     * @param mustBeHere whether another instance already takes this one for the owner
     * @throws BoardUnavailableException if the owner isn't known or can't answer
     */
    Snapshot read(String boardId, boolean mustBeHere) {
        var owner = owner(boardId);
        if (mustBeHere || owner.activeHost().equals(here)) {
            return local.read(boardId, owner.partition());
        }
        return remote.read(owner.activeHost(), boardId);
    }

    private KeyQueryMetadata owner(String boardId) {
        var owner = metadata(boardId);
        if (owner == null || owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new BoardUnavailableException("the board has no owner at the moment");
        }
        return owner;
    }

    private @Nullable KeyQueryMetadata metadata(String boardId) {
        try {
            return streams.queryMetadataForKey(BoardStores.HEADS, boardId, new StringSerializer());
        } catch (IllegalStateException e) {
            throw new BoardUnavailableException("this instance is not running", e);
        }
    }
}
