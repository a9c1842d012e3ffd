package io.chalkstream.protocol.fanout;

/** The HTTP headers with which board-state answers {@code GET /boards/{id}}; the body is the frame for the client. */
public final class SnapshotHeaders {
    public static final String EPOCH = "Chalkstream-Epoch";
    public static final String SEQ = "Chalkstream-Seq";
    /** "true" while the students are hidden from each other, otherwise "false". */
    public static final String STUDENTS_HIDDEN = "Chalkstream-Students-Hidden";

    /** "true" while the board is frozen, otherwise "false". */
    public static final String FROZEN = "Chalkstream-Frozen";

    private SnapshotHeaders() {}
}
