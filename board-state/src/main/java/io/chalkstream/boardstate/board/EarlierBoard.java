package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A board as of an earlier head of the same epoch, all of whose later events are stored. */
final class EarlierBoard implements BoardView {
    private final BoardView now;
    private final Head head;
    private final SortedMap<String, Element> elements;

    EarlierBoard(BoardView now, Head head) {
        this.now = now;
        this.head = head;
        this.elements = EventHistory.at(now, head.seq()).elements();
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public @Nullable Element element(String id) {
        return elements.get(id);
    }

    @Override
    public SortedMap<String, Element> elements() {
        return elements;
    }

    @Override
    public Outcome.@Nullable Accepted event(long seq) {
        return seq > head.seq() ? null : now.event(seq);
    }

    @Override
    public long eventBytes(long seq) {
        return now.eventBytes(seq);
    }

    @Override
    public @Nullable DedupState dedupState(String opSequence) {
        return now.dedupState(opSequence);
    }

    @Override
    public SortedMap<String, DedupState> dedupStatesAfter(@Nullable String opSequence, int max) {
        return now.dedupStatesAfter(opSequence, max);
    }
}
