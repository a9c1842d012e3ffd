package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.Head;
import io.chalkstream.kit.tracing.Tracing;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.topic.Topic;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A command and the record that it came in. */
record ReceivedCommand(Record<String, byte[]> record, RecordMetadata origin, BoardCommand command) {

    /** A record of {@code board-commands} in the store, without its headers. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it or changes it
    record Stored(long offset, long at, byte[] value) {

        Record<String, byte[]> record(String boardId) {
            return new Record<>(boardId, value, at);
        }

        RecordMetadata origin(int partition) {
            return new Origin(Topic.BOARD_COMMANDS.topicName(), partition, offset);
        }
    }

    /**
     * A large command in the store, from its beginning to its last slice.
     *
     * @param before the board's head before the command
     */
    record StoredJob(Stored command, Head before) {}

    private record Origin(String topic, int partition, long offset) implements RecordMetadata {}

    String boardId() {
        return record.key();
    }

    /** The timestamp of the record, in milliseconds since 1970. */
    long at() {
        return record.timestamp();
    }

    /** The trace that the record belongs to; null: it isn't traced. What was stored has none. */
    @Nullable
    String traceparent() {
        return Tracing.traceparent(record.headers());
    }

    Stored stored() {
        return new Stored(origin.offset(), at(), record.value());
    }
}
