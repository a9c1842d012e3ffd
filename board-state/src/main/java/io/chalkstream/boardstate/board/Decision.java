package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decision about a command. */
public sealed interface Decision {

    /** Handles each kind of decision. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of decision. */
    interface Cases<R> {
        R accepted(Accepted accepted);

        R refused(Refused refused);

        R duplicate(Duplicate duplicate);
    }

    /** The command takes effect as these events, at least one. */
    record Accepted(List<Outcome.Accepted> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }

        /** The event that acknowledges the command. */
        public Outcome.Accepted last() {
            return events.get(events.size() - 1);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.accepted(this);
        }
    }

    /**
     * Nothing changes.
     *
     * @param expected if the operation arrived before its predecessor: the number that must come next (E5)
     */
    record Refused(Outcome.Refused outcome, @Nullable Long expected) implements Decision {
        /** Whether the refusal is final. An operation that arrived too early, or can't be taken now, may be sent again. */
        public boolean remembered() {
            return expected == null && outcome.code() != ErrorCode.UNAVAILABLE;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /**
     * The command was decided before (E4).
     *
     * @param refusal the first outcome if it was a refusal; without one it was accepted
     */
    record Duplicate(Outcome.@Nullable Refused refusal) implements Decision {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.duplicate(this);
        }
    }
}
