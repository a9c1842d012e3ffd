package io.chalkstream.boardstate.query;

import io.chalkstream.protocol.command.Role;
import java.util.List;
import java.util.Locale;

/** A readable part of a board. */
sealed interface BoardResource {
    /** The path after the board's own. Ids are validated, so nothing needs escaping. */
    String path();

    /** Handles each kind of resource. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of resource. */
    interface Cases<R> {
        R now(Current now);

        R at(At at);

        R events(Events events);

        R missed(Missed missed);

        R history(History history);

        R export(Export export);

        R outcomes(Outcomes outcomes);

        R authors(Authors authors);

        R contributors(Contributors contributors);
    }

    /** The current board. */
    record Current() implements BoardResource {
        @Override
        public String path() {
            return "";
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.now(this);
        }
    }

    /** The board after the event {@code seq}. */
    record At(long seq) implements BoardResource {
        @Override
        public String path() {
            return "?at=" + seq;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.at(this);
        }
    }

    /** The next events after {@code after}, as many as fit a response. */
    record Events(long after) implements BoardResource {
        @Override
        public String path() {
            return "/events?after=" + after;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.events(this);
        }
    }

    /** All events after {@code after}. */
    record Missed(long after) implements BoardResource {
        @Override
        public String path() {
            return "/missed?after=" + after;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.missed(this);
        }
    }

    /** The events up to {@code upTo}, the newest first, as many as fit a response, for a reader of this role. */
    record History(long upTo, Role reader) implements BoardResource {
        @Override
        public String path() {
            return "/history?upTo=" + upTo + "&role=" + reader.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.history(this);
        }
    }

    /** The board as a document. */
    record Export() implements BoardResource {
        @Override
        public String path() {
            return "/export";
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.export(this);
        }
    }

    /** Who has made the changes that can be taken back. */
    record Contributors() implements BoardResource {
        @Override
        public String path() {
            return "/contributors";
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.contributors(this);
        }
    }

    /** The outcomes of a client's operations. */
    record Outcomes(String client) implements BoardResource {
        /** An owner of an earlier release answers at this path only, and asks for it (V10). */
        private static final String EARLIER_PATH = "/sessions/";

        /** What the client's id follows in a request. */
        static final List<String> PATHS = List.of("/clients/", EARLIER_PATH);

        @Override
        public String path() {
            return EARLIER_PATH + client;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.outcomes(this);
        }
    }

    /** Who made an element, and who changed it last. */
    record Authors(String element) implements BoardResource {
        @Override
        public String path() {
            return "/elements/" + element + "/authors";
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.authors(this);
        }
    }
}
