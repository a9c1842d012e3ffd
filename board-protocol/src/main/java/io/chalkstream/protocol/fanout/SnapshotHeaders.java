package io.chalkstream.protocol.fanout;

/** The HTTP headers with which board-state answers {@code GET /boards/{id}}; the body is the frame for the client. */
public final class SnapshotHeaders {
    public static final String EPOCH = "Chalkstream-Epoch";
    public static final String SEQ = "Chalkstream-Seq";

    private SnapshotHeaders() {}
}
