package io.chalkstream.protocol.command;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person may do on a board. The gateway sets it from the token. */
public enum Role {
    /** Everything. */
    @JsonProperty("teacher")
    TEACHER,
    /** Edits and likes, except what a teacher has locked or frozen. */
    @JsonProperty("student")
    STUDENT,
    /** Only reads. */
    @JsonProperty("viewer")
    VIEWER
}
