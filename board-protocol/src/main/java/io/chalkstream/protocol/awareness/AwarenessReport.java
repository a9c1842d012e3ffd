package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.board.Limits;
import java.util.List;

/** What a gateway reports to cursor-service about a board: a record of the topic cursor-moves. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AwarenessReport.Updated.class, name = "moved"),
    @JsonSubTypes.Type(value = AwarenessReport.Joined.class, name = "came"),
    @JsonSubTypes.Type(value = AwarenessReport.Left.class, name = "left"),
    @JsonSubTypes.Type(value = AwarenessReport.Roster.class, name = "roster")
})
public sealed interface AwarenessReport {

    /** Handles each kind of report. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of report. */
    interface Cases<R> {
        R updated(Updated updated);

        R joined(Joined joined);

        R left(Left left);

        R roster(Roster roster);
    }

    /** Deltas from pages, in the order in which they arrived. */
    record Updated(@JsonProperty("news") List<AwarenessDelta> deltas) implements AwarenessReport {
        public Updated {
            deltas = List.copyOf(Limits.requirePresent("news", deltas));
            if (!deltas.stream().allMatch(AwarenessDelta::isPagesOnly)) {
                throw Limits.malformed("a page reports only its own awareness");
            }
        }

        /** The delta of one page. */
        public Updated(AwarenessDelta delta) {
            this(List.of(delta));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.updated(this);
        }
    }

    /**
     * A page has connected.
     *
     * @param first whether it is the board's only page at the gateway, which then needs the whole awareness state
     */
    @JsonPropertyOrder({"gateway", "page", "first"})
    record Joined(String gateway, ConnectedPage page, boolean first) implements AwarenessReport {
        public Joined {
            Limits.requirePresent("gateway", gateway);
            Limits.requirePresent("page", page);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.joined(this);
        }
    }

    /** The connection to a page has ended. */
    @JsonPropertyOrder({"gateway", "client"})
    record Left(String gateway, String client) implements AwarenessReport {
        public Left {
            Limits.requirePresent("gateway", gateway);
            Limits.requireId("client", client);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.left(this);
        }
    }

    /** All pages of the board at a gateway, with their lasting values; the gateway's heartbeat. */
    @JsonPropertyOrder({"gateway", "pages"})
    record Roster(String gateway, List<ConnectedPage> pages) implements AwarenessReport {
        public Roster {
            Limits.requirePresent("gateway", gateway);
            pages = List.copyOf(Limits.requirePresent("pages", pages));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.roster(this);
        }
    }
}
