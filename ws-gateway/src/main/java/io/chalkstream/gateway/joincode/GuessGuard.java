package io.chalkstream.gateway.joincode;

import io.chalkstream.gateway.ratelimit.TokenBucket;
import java.time.Clock;

/**
 * Makes guessing codes useless without turning anybody away (K9). It counts wrong codes, of whomever: while there are more than people
 * mistype, codes are still valid, but people who join with one wait for a teacher. So a guesser has as many guesses that could let
 * them in by themselves as there are {@link #BURST} and {@link #PER_SECOND}, and everybody else comes in, in the worst case by a
 * teacher's leave. Thread-safe.
 */
public final class GuessGuard {
    /** Wrong codes that are nothing special: those of a school whose lessons all begin now. */
    static final int BURST = 300;

    /** One in ten seconds. */
    static final double PER_SECOND = 0.1;

    private final Clock clock;
    private final TokenBucket wrong;

    public GuessGuard(Clock clock) {
        this.clock = clock;
        this.wrong = new TokenBucket(PER_SECOND, BURST, clock.millis());
    }

    /** Counts a wrong code. */
    public synchronized void wrongCode() {
        wrong.tryTake(1, clock.millis());
    }

    /** Whether so many codes are being guessed that people who join with one must wait for a teacher. */
    public synchronized boolean isGuarding() {
        return !wrong.has(1, clock.millis());
    }
}
