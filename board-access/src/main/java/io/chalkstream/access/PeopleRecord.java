package io.chalkstream.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.access.PersonStatus;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.json.JsonFormat;

/**
 * A record of {@link io.chalkstream.protocol.topic.Topic#BOARD_PEOPLE}, for the board that is the record's key: what a teacher has said.
 * Times are in milliseconds since 1970.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PeopleRecord.Status.class, name = "status"),
    @JsonSubTypes.Type(value = PeopleRecord.WaitingRoom.class, name = "waiting-room")
})
public sealed interface PeopleRecord {
    /** The form of the record (V3). */
    JsonFormat<PeopleRecord> FORMAT = JsonFormat.of(PeopleRecord.class);

    long at();

    /** Replaces what was said of the person before. */
    @JsonPropertyOrder({"status", "at"})
    record Status(PersonStatus status, long at) implements PeopleRecord {
        public Status {
            Limits.requirePresent("status", status);
            Limits.requireAtLeast("at", at, 1);
        }

        /** Whether newcomers by this link wait because of it: they could be the person who was removed. */
        public boolean makesNewcomersWait(LinkClaims link) {
            return status.removed() && link.issued().toEpochMilli() <= at;
        }
    }

    /** Whether newcomers wait. */
    @JsonPropertyOrder({"on", "at"})
    record WaitingRoom(boolean on, long at) implements PeopleRecord {
        public WaitingRoom {
            Limits.requireAtLeast("at", at, 1);
        }
    }
}
