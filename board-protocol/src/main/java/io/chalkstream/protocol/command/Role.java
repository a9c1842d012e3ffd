package io.chalkstream.protocol.command;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person may do on a board. The gateway says it; no client is asked. */
public enum Role {
    /** Everything. */
    @JsonProperty("teacher")
    TEACHER,
    /** Changes and likes, but for what a teacher has locked or frozen. */
    @JsonProperty("student")
    STUDENT,
    /** Nothing but to look on. */
    @JsonProperty("viewer")
    VIEWER
}
