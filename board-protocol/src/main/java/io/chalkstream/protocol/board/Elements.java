package io.chalkstream.protocol.board;

import java.util.Map;
import java.util.function.UnaryOperator;

/** The elements of a board by their ids, as events change them. */
public final class Elements {
    private Elements() {}

    /**
     * Applies one change of an event.
     *
     * @throws IllegalArgumentException if events never contain such a change
     */
    public static void apply(Map<String, Element> elements, Change change) {
        change.match(new Effect(elements)).run();
    }

    private record Effect(Map<String, Element> elements) implements Change.Cases<Runnable> {
        @Override
        public Runnable put(Change.Put put) {
            return () -> elements.put(put.element().id(), put.element());
        }

        @Override
        public Runnable set(Change.SetProps set) {
            return change(set.id(), element -> element.with(set.props()));
        }

        @Override
        public Runnable remove(Change.Remove remove) {
            return () -> elements.remove(remove.id());
        }

        @Override
        public Runnable like(Change.Like like) {
            String user = Limits.requirePresent("user", like.user());
            return change(like.id(), element -> element.withLike(user, like.on()));
        }

        @Override
        public Runnable lock(Change.Lock lock) {
            return change(lock.id(), element -> element.withLock(lock.on()));
        }

        @Override
        public Runnable freeze(Change.Freeze freeze) {
            return () -> {};
        }

        @Override
        public Runnable hideStudents(Change.HideStudents hideStudents) {
            return () -> {};
        }

        @Override
        public Runnable rename(Change.Rename rename) {
            return () -> {};
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
            return elements::clear;
        }

        private Runnable change(String id, UnaryOperator<Element> change) {
            return () -> elements.computeIfPresent(id, (key, element) -> change.apply(element));
        }
    }
}
