package io.chalkstream.protocol.fanout;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What board-state says of a board with each answer about it, in HTTP headers: the body is for clients, and gateways don't parse
 * it.
 *
 * @param seq the last event in the answer; 0 for a board without events
 * @param visibility the current policy
 * @param frozen whether students can't change it now
 */
public record BoardMetadata(long epoch, long seq, VisibilityPolicy visibility, boolean frozen) {

    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put(SnapshotHeaders.EPOCH, Long.toString(epoch));
        headers.put(SnapshotHeaders.SEQ, Long.toString(seq));
        headers.put(SnapshotHeaders.STUDENTS_HIDDEN, Boolean.toString(visibility.studentsHidden()));
        headers.put(SnapshotHeaders.FROZEN, Boolean.toString(frozen));
        return headers;
    }

    /**
     * Reads the headers of an answer.
     *
     * @param header returns the value of a header, or null
     * @throws IllegalArgumentException if they are not those of an answer
     */
    public static BoardMetadata read(UnaryOperator<@Nullable String> header) {
        return new BoardMetadata(
                Long.parseLong(require(header, SnapshotHeaders.EPOCH)),
                Long.parseLong(require(header, SnapshotHeaders.SEQ)),
                new VisibilityPolicy(Boolean.parseBoolean(require(header, SnapshotHeaders.STUDENTS_HIDDEN))),
                // The last release doesn't say it.
                Boolean.parseBoolean(header.apply(SnapshotHeaders.FROZEN)));
    }

    private static String require(UnaryOperator<@Nullable String> header, String name) {
        return Limits.requirePresent("header " + name, header.apply(name));
    }
}
