package io.chalkstream.load.attack;

/** What attackers do in one window, again and again. Not thread-safe: one thread calls it. */
interface Attack {
    /** Makes what the attack needs; called once, before the class begins. */
    void prepare();

    /** Begins; doesn't wait for what it begins. */
    void begin();

    /** Ends what was begun, and closes its connections. */
    void end();

    /** What the attackers saw in all windows so far. */
    String outcome();
}
