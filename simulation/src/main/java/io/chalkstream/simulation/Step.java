package io.chalkstream.simulation;

/**
 * One thing that happens at a time, by itself: without the others of its plan it would be the same.
 *
 * @param atMillis since the beginning
 * @param target the number of the person or process
 * @param value decides what exactly, or how long
 */
public record Step(long atMillis, Action action, int target, long value) {
    /** What people do, and what befalls them and the processes. */
    public enum Action {
        EDIT,
        EDIT_MUCH,
        UNDO,
        REDO,
        POINT,
        FOLLOW,
        HIDE_STUDENTS,
        SHOW_STUDENTS,
        FREEZE,
        THAW,
        TAKE_BACK,
        CLEAR,
        DELETE,
        SLEEP,
        CUT,
        CHANGE_NETWORK,
        COME,
        LEAVE,
        RELOAD,
        KILL,
        STOP,
        PAUSE,
        CUT_OFF,
        BROKER_DOWN,
        BROKER_SLOW,
        POWER_LOSS
    }

    @Override
    public String toString() {
        return "%6d ms %s %d (%d)".formatted(atMillis, action, target, value);
    }
}
