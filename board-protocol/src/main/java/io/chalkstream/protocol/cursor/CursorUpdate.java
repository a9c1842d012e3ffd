package io.chalkstream.protocol.cursor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.board.Limits;

/** What a client's cursor did. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CursorUpdate.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = CursorUpdate.Left.class, name = "left")
})
public sealed interface CursorUpdate {

    /** Whose cursor. */
    String client();

    /** It points there now. */
    record Moved(Pointer pointer) implements CursorUpdate {
        public Moved {
            Limits.requirePresent("pointer", pointer);
        }

        @Override
        @JsonIgnore
        public String client() {
            return pointer.client();
        }
    }

    /** It is gone: the connection has closed. */
    record Left(String client) implements CursorUpdate {
        public Left {
            Limits.requireId("client", client);
        }
    }
}
