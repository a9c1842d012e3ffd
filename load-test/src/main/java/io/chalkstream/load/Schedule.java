package io.chalkstream.load;

/**
 * When something is to be sent, regardless of how the system under test keeps up (open loop). Times are
 * nanoseconds since the start of the run.
 *
 * @param perSecond how often; 0: never
 * @param phase where within its interval each sending lies, from 0 to 1
 */
public record Schedule(double perSecond, double phase) {
    public static final Schedule NEVER = new Schedule(0, 1);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    public Schedule {
        if (!(perSecond >= 0) || !(phase >= 0 && phase <= 1)) {
            throw new IllegalArgumentException("not less than never, with a phase from 0 to 1");
        }
    }

    /** With the first sending at a whole millisecond, as clocks of browsers tick: many schedules share their times. */
    public static Schedule atMillis(double perSecond, double phase) {
        double millis = MILLIS_PER_SECOND / perSecond;
        return new Schedule(perSecond, Math.floor(phase * millis) / millis);
    }

    /** When the sending {@code index} (0, 1, 2) is meant to happen. */
    public long intended(long index) {
        return Math.round((index + phase) * NANOS_PER_SECOND / perSecond);
    }

    /** How many sendings are meant to happen before {@code end}. */
    public long countBefore(long end) {
        return Math.max(0, (long) Math.ceil(end * perSecond / NANOS_PER_SECOND - phase));
    }
}
