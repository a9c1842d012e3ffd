package io.chalkstream.load.generator;

/**
 * Finds in a text frame, which holds one message or an array of several, what it tells of operations and of moves. A move is a cursor
 * at (number of the move, number of the person), or a part of a stroke whose last point is there. Stateless.
 */
final class MessageScanner {
    private static final byte[] TYPE = ByteScan.pattern("{\"type\":\"");
    private static final byte[] EVENT = ByteScan.pattern("event\"");
    private static final byte[] SNAPSHOT = ByteScan.pattern("snapshot\"");
    private static final byte[] SNAPSHOT_BEGIN = ByteScan.pattern("snapshot-begin\"");
    private static final byte[] REFUSED = ByteScan.pattern("refused\"");
    private static final byte[] ERROR = ByteScan.pattern("error\"");
    private static final byte[] SEQ = ByteScan.pattern("\"seq\":");
    private static final byte[] BYTES = ByteScan.pattern("\"bytes\":");
    private static final byte[] NAME = ByteScan.pattern("\"name\":\"" + Identity.PREFIX);
    private static final byte[] OP = ByteScan.pattern("\"op\":");
    private static final byte[] CURSORS = ByteScan.pattern("\"cursors\":{");
    private static final byte[] INKS = ByteScan.pattern("\"inks\":{");
    private static final byte[] POINTS = ByteScan.pattern("\"points\":[");

    private MessageScanner() {}

    /** Is told what a frame holds, in its order. */
    interface Findings {
        /**
         * An operation.
         *
         * @param seq 0 if the system has no order of its own
         */
        void event(long seq, int author, long operation);

        void move(int person, long move);

        void snapshot(long seq);

        /** So many bytes of a snapshot follow in binary frames. */
        void snapshotBegins(long bytes);

        /** A refusal or an error. */
        void complaint();
    }

    static void scan(byte[] bytes, int from, int to, Findings findings) {
        var scan = new ByteScan(bytes, from, to);
        while (true) {
            switch (scan.afterFirstOf(TYPE, CURSORS, INKS)) {
                case 0 -> message(scan, findings);
                case 1 -> cursors(scan, findings);
                case 2 -> inks(scan, findings);
                default -> {
                    return;
                }
            }
        }
    }

    private static void message(ByteScan scan, Findings findings) {
        if (scan.isAt(EVENT)) {
            event(scan, findings);
        } else if (scan.isAt(SNAPSHOT)) {
            findings.snapshot(scan.after(SEQ) ? scan.number() : 0);
        } else if (scan.isAt(SNAPSHOT_BEGIN)) {
            findings.snapshotBegins(scan.after(BYTES) ? scan.number() : 0);
        } else if (scan.isAt(REFUSED) || scan.isAt(ERROR)) {
            findings.complaint();
        }
    }

    /** The number of the last event in the snapshot that begins with these bytes. */
    static long seqOfSnapshot(byte[] bytes, int from, int to) {
        var scan = new ByteScan(bytes, from, to);
        return scan.after(SEQ) ? scan.number() : 0;
    }

    private static void event(ByteScan scan, Findings findings) {
        long seq = scan.after(SEQ) ? scan.number() : 0;
        if (scan.after(NAME)) {
            int author = (int) scan.number();
            if (scan.after(OP)) {
                findings.event(seq, author, scan.number());
            }
        }
    }

    /** {@code "client":[x,y],"other":null}}. */
    private static void cursors(ByteScan scan, Findings findings) {
        while (scan.current() == '"' || scan.current() == ',') {
            scan.skipPast(':');
            if (scan.current() == '[') {
                scan.skip(1);
                long move = scan.number();
                scan.skipPast(',');
                findings.move((int) scan.number(), move);
                scan.skipPast(']');
            } else {
                scan.skip("null".length());
            }
        }
    }

    private static void inks(ByteScan scan, Findings findings) {
        while (scan.current() == '"' || scan.current() == ',') {
            scan.skipPast(':');
            if (scan.current() == '{') {
                ink(scan, findings);
            } else {
                scan.skip("null".length());
            }
        }
    }

    private static void ink(ByteScan scan, Findings findings) {
        scan.after(POINTS);
        long move = -1;
        long person = -1;
        while (scan.current() != ']' && scan.current() != 0) {
            move = scan.number();
            scan.skipPast(',');
            person = scan.number();
            scan.skipPast(',');
            scan.number();
            if (scan.current() == ',') {
                scan.skip(1);
            }
        }
        if (person >= 0) {
            findings.move((int) person, move);
        }
        scan.skipPast('}');
    }
}
