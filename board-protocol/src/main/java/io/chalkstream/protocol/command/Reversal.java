package io.chalkstream.protocol.command;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Props;

/** A change with the condition that nobody else's work is lost by it; without effect where the condition fails. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reversal.Withdraw.class, name = "withdraw"),
    @JsonSubTypes.Type(value = Reversal.Revert.class, name = "revert"),
    @JsonSubTypes.Type(value = Reversal.Restore.class, name = "restore")
})
public sealed interface Reversal {

    /** Handles each kind of reversal. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of reversal. */
    interface Cases<R> {
        R withdraw(Withdraw withdraw);

        R revert(Revert revert);

        R restore(Restore restore);
    }

    /** Removes the element, if it is still exactly as it was put. */
    record Withdraw(Element element) implements Reversal {
        public Withdraw {
            Limits.requirePresent("element", element);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.withdraw(this);
        }
    }

    /**
     * Sets each property back that still holds what the person had set.
     *
     * @param to the values to go back to
     * @param from the values that the person had set, of the same properties
     */
    @JsonPropertyOrder({"id", "to", "from"})
    record Revert(String id, Props to, Props from) implements Reversal {
        public Revert {
            Limits.requireId("element id", id);
            Limits.requirePresent("to", to);
            Limits.requirePresent("from", from);
            if (!to.names().equals(from.names())) {
                throw new IllegalArgumentException("to and from are values of the same properties");
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.revert(this);
        }
    }

    /** Puts the element back, if it is still gone. */
    record Restore(Element element) implements Reversal {
        public Restore {
            Limits.requirePresent("element", element);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.restore(this);
        }
    }
}
