package io.chalkstream.undo.stream;

/** One person on one board. Neither id contains a slash. */
record PersonKey(String board, String user) {
    private static final char SEPARATOR = '/';

    static PersonKey parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return new PersonKey(text.substring(0, separator), text.substring(separator + 1));
    }

    /** The key prefix of all people on a board. */
    static String prefix(String board) {
        return board + SEPARATOR;
    }

    String text() {
        return board + SEPARATOR + user;
    }

    String entry(long seq) {
        return text() + SEPARATOR + seq;
    }
}
