package io.chalkstream.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Person;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.JsonFormat;

/**
 * A record of {@link io.chalkstream.protocol.topic.Topic#BOARD_ADMISSIONS}, for the board that is the record's key. Times are in
 * milliseconds since 1970.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AdmissionRecord.Code.class, name = "code"),
    @JsonSubTypes.Type(value = AdmissionRecord.Knock.class, name = "knock"),
    @JsonSubTypes.Type(value = AdmissionRecord.Admitted.class, name = "admitted")
})
public sealed interface AdmissionRecord {
    /** The form of the record (V3). */
    JsonFormat<AdmissionRecord> FORMAT = JsonFormat.of(AdmissionRecord.class);

    /**
     * The board's code from now on, in place of the one before. The code itself isn't in it: gateways derive it from the record
     * with their key, so a reader of the topic learns none.
     *
     * @param key identifies the key
     * @param made when it was made; this makes it another code than the last one
     * @param until when it ends; a code that has been revoked ends with {@code made}
     * @param issued of the links that it stands for
     */
    @JsonPropertyOrder({"role", "key", "made", "until", "issued"})
    record Code(Role role, String key, long made, long until, long issued) implements AdmissionRecord {
        public Code {
            Limits.requirePresent("role", role);
            Limits.requirePresent("key", key);
            Limits.requireAtLeast("until", until, Limits.requireAtLeast("made", made, 1));
            Limits.requireAtLeast("issued", issued, 1);
        }
    }

    /** Somebody waits to be let in. */
    @JsonPropertyOrder({"person", "at"})
    record Knock(Person person, long at) implements AdmissionRecord {
        public Knock {
            Limits.requirePresent("person", person);
            Limits.requireAtLeast("at", at, 1);
        }
    }

    /** A teacher has admitted a person. */
    @JsonPropertyOrder({"user", "at"})
    record Admitted(String user, long at) implements AdmissionRecord {
        public Admitted {
            Limits.requireId("user", user);
            Limits.requireAtLeast("at", at, 1);
        }
    }
}
