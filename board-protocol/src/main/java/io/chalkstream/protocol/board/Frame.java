package io.chalkstream.protocol.board;

/** An upright box. */
record Frame(double minX, double minY, double maxX, double maxY) {
    private static final double QUARTER_TURN = 90;

    /** From 0 to a corner, whichever way that is. */
    static Frame of(double w, double h) {
        return new Frame(Math.min(0, w), Math.min(0, h), Math.max(0, w), Math.max(0, h));
    }

    Frame moved(double dx, double dy) {
        return new Frame(minX + dx, minY + dy, maxX + dx, maxY + dy);
    }

    /** The box around this one when it is turned around its centre. The same on every machine. */
    Frame turned(double degrees) {
        double cos = Math.abs(cosine(degrees));
        double sin = Math.abs(cosine(degrees - QUARTER_TURN));
        double w = (maxX - minX) / 2;
        double h = (maxY - minY) / 2;
        double x = (minX + maxX) / 2;
        double y = (minY + maxY) / 2;
        double reachX = w * cos + h * sin;
        double reachY = w * sin + h * cos;
        return new Frame(x - reachX, y - reachY, x + reachX, y + reachY);
    }

    /** How far from 0 it goes, along either axis. */
    double reach() {
        return Math.max(Math.max(-minX, maxX), Math.max(-minY, maxY));
    }

    /** Exact for quarter turns. */
    private static double cosine(double degrees) {
        double quarters = degrees / QUARTER_TURN;
        if (quarters == Math.rint(quarters)) {
            return quarters % 2 == 0 ? 1 : 0; // turned() doesn't need the sign
        }
        return StrictMath.cos(Math.toRadians(degrees));
    }
}
