package io.chalkstream.protocol.board;

/** The effect of an event's changes on a board. */
public final class Changes {
    private Changes() {}

    /**
     * Applies one change of an event.
     *
     * @throws IllegalArgumentException if events never contain such a change
     */
    public static void apply(MutableBoard board, Change change) {
        change.match(new Effect(board)).run();
    }

    private record Effect(MutableBoard board) implements Change.Cases<Runnable> {
        @Override
        public Runnable put(Change.Put put) {
            return () -> board.put(put.element());
        }

        @Override
        public Runnable set(Change.SetProps set) {
            return () -> board.change(set.id(), element -> element.with(set.props()));
        }

        @Override
        public Runnable remove(Change.Remove remove) {
            return () -> board.remove(remove.id());
        }

        @Override
        public Runnable like(Change.Like like) {
            String user = Limits.requirePresent("user", like.user());
            return () -> board.change(like.id(), element -> element.withLike(user, like.on()));
        }

        @Override
        public Runnable lock(Change.Lock lock) {
            return () -> board.change(lock.id(), element -> element.withLock(lock.on()));
        }

        @Override
        public Runnable freeze(Change.Freeze freeze) {
            return () -> board.changeInfo(info -> info.withFrozen(freeze.on()));
        }

        @Override
        public Runnable hideStudents(Change.HideStudents hideStudents) {
            return () -> board.changeInfo(info -> info.withStudentsHidden(hideStudents.on()));
        }

        @Override
        public Runnable rename(Change.Rename rename) {
            return () -> board.changeInfo(info -> info.withTitle(rename.title()));
        }

        @Override
        public Runnable setPaper(Change.SetPaper setPaper) {
            return () -> board.changeInfo(info -> info.withPaper(setPaper.paper()));
        }

        @Override
        public Runnable clear(Change.Clear clear) {
            throw new IllegalArgumentException("an event tells one by one what clearing removes");
        }

        @Override
        public Runnable restore(Change.Restore restore) {
            throw new IllegalArgumentException("an event tells one by one what restoring changes");
        }

        @Override
        public Runnable takeBack(Change.TakeBack takeBack) {
            throw new IllegalArgumentException("an event tells one by one what is taken back");
        }

        @Override
        public Runnable delete(Change.Delete delete) {
            return board::clear;
        }

        /** What it does is known to later releases only. */
        @Override
        public Runnable unreadable(Change.Unreadable unreadable) {
            return () -> {};
        }
    }
}
