package io.chalkstream.boardstate.query;

/** What of a board somebody wants to see. */
sealed interface BoardResource {
    /** What follows the board's own path; ids are checked before, so nothing needs to be encoded. */
    String path();

    /** Handles each kind of view. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of view. */
    interface Cases<R> {
        R now(Current now);

        R at(At at);

        R events(Events events);

        R missed(Missed missed);

        R export(Export export);

        R session(Session session);
    }

    /** The board as it is. */
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

    /** The board as it was after the event {@code seq}. */
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

    /** The next events after the event {@code after}. */
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

    /** All events after the event {@code after}. */
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

    /** The board as a document to keep. */
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

    /** What became of a client's operations. */
    record Session(String client) implements BoardResource {
        @Override
        public String path() {
            return "/sessions/" + client;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.session(this);
        }
    }
}
