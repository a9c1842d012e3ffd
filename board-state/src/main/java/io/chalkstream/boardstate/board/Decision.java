package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/** What is to become of a command. */
public sealed interface Decision {

    /** Handles each kind of decision. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of decision. */
    interface Cases<R> {
        R accepted(Accepted accepted);

        R refused(Refused refused);

        R duplicate(Duplicate duplicate);
    }

    /** The command takes effect as this event. */
    record Accepted(Outcome.Accepted event) implements Decision {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.accepted(this);
        }
    }

    /**
     * Nothing changes.
     *
     * @param expected if the operation came before the one that precedes it: the number that must come next (E5)
     */
    record Refused(Outcome.Refused outcome, @Nullable Long expected) implements Decision {
        /** Whether this is the last word on the operation: one that came too early is welcome at its turn. */
        public boolean remembered() {
            return expected == null;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /**
     * The command had been decided before (E4).
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
