package io.chalkstream.boardstate.reading;

/** What of a board somebody wants to see. */
sealed interface View {
    /** What follows the board's own path; ids are checked before, so nothing needs to be encoded. */
    String path();

    /** Handles each kind of view. */
    <R> R match(Cases<R> cases);

    /** What to do for each kind of view. */
    interface Cases<R> {
        R now(Now now);

        R at(At at);

        R events(Events events);

        R missed(Missed missed);

        R export(Export export);

        R session(OfSession session);
    }

    /** The board as it is. */
    record Now() implements View {
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
    record At(long seq) implements View {
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
    record Events(long after) implements View {
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
    record Missed(long after) implements View {
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
    record Export() implements View {
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
    record OfSession(String client) implements View {
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
