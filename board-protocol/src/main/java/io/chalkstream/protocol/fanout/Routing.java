package io.chalkstream.protocol.fanout;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The recipients of a record of the topic fanout, encoded in its headers so that the frame is never parsed. */
public sealed interface Routing {

    /** The headers' names; every value is UTF-8 text. */
    String TO = "to";

    String EPOCH = "epoch";
    String SEQ = "seq";
    String ID = "id";
    String STUDENTS_HIDDEN = "students-hidden";

    /** The headers of a record with this routing. */
    Map<String, String> headers();

    /** Handles each kind of routing. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of routing. */
    interface Cases<R> {
        R event(Event event);

        R awareness(Awareness awareness);

        R awarenessSnapshot(AwarenessSnapshot awarenessSnapshot);

        R client(Client client);

        R user(User user);
    }

    /**
     * An event: to everyone on the board, in order, once.
     *
     * @param visibility who may see what from this event on (A9); null if the event doesn't change that
     * @param client whose operation it was; null in records of releases that don't say it
     */
    record Event(
            long epoch,
            long seq,
            @Nullable VisibilityPolicy visibility,
            @Nullable String client) implements Routing {
        /** An event that doesn't change who may see what. */
        public Event(long epoch, long seq) {
            this(epoch, seq, null);
        }

        /** An event that doesn't say whose operation it was. */
        public Event(long epoch, long seq, @Nullable VisibilityPolicy visibility) {
            this(epoch, seq, visibility, null);
        }

        private static Event read(UnaryOperator<@Nullable String> header) {
            return new Event(
                    Long.parseLong(require(header, EPOCH)),
                    Long.parseLong(require(header, SEQ)),
                    policy(header.apply(STUDENTS_HIDDEN)),
                    header.apply(ID));
        }

        @Override
        public Map<String, String> headers() {
            var headers = ordered(TO, "board", EPOCH, Long.toString(epoch), SEQ, Long.toString(seq));
            if (visibility != null) {
                headers.put(STUDENTS_HIDDEN, Boolean.toString(visibility.studentsHidden()));
            }
            if (client != null) {
                headers.put(ID, client);
            }
            return headers;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.event(this);
        }
    }

    /** An awareness delta: to everyone on the board; superseded by newer ones. */
    record Awareness() implements Routing {
        @Override
        public Map<String, String> headers() {
            return ordered(TO, "awareness");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.awareness(this);
        }
    }

    /**
     * The whole awareness state, for gateways: each sends its clients what they lack.
     *
     * @param gateway the gateway's name, null for all gateways
     */
    record AwarenessSnapshot(@Nullable String gateway) implements Routing {
        @Override
        public Map<String, String> headers() {
            return gateway == null ? ordered(TO, "gateways") : ordered(TO, "gateway", ID, gateway);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.awarenessSnapshot(this);
        }
    }

    /** A message to one client. */
    record Client(String client) implements Routing {
        @Override
        public Map<String, String> headers() {
            return ordered(TO, "client", ID, client);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.client(this);
        }
    }

    /** A message to one person, in all their tabs. */
    record User(String user) implements Routing {
        @Override
        public Map<String, String> headers() {
            return ordered(TO, "user", ID, user);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.user(this);
        }
    }

    /**
     * Reads the headers of a record.
     *
     * @param header returns the value of a header, or null
     * @throws IllegalArgumentException if they are not the headers of a routing
     */
    static Routing read(UnaryOperator<@Nullable String> header) {
        String to = require(header, TO);
        return switch (to) {
            case "board" -> Event.read(header);
            case "awareness" -> new Awareness();
            case "gateways" -> new AwarenessSnapshot(null);
            case "gateway" -> new AwarenessSnapshot(require(header, ID));
            case "client" -> new Client(require(header, ID));
            case "user" -> new User(require(header, ID));
            default -> throw new IllegalArgumentException("no record of fanout is for '" + to + "'");
        };
    }

    private static String require(UnaryOperator<@Nullable String> header, String name) {
        return Limits.requirePresent("header " + name, header.apply(name));
    }

    private static @Nullable VisibilityPolicy policy(@Nullable String studentsHidden) {
        if (studentsHidden == null) {
            return null;
        }
        return switch (studentsHidden) {
            case "true" -> VisibilityPolicy.STUDENTS_HIDDEN;
            case "false" -> VisibilityPolicy.OPEN;
            default -> throw new IllegalArgumentException("header " + STUDENTS_HIDDEN + " is true or false");
        };
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        var headers = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }
}
