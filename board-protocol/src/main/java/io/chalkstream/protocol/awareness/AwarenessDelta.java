package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of a board's awareness state. Each map holds new values by name; null means that the value is gone. People
 * are keyed by user id, everything else by client id, because a person may have several pages open.
 *
 * @param complete true if names that are missing from {@code people}, {@code follows} and {@code views} are gone
 * @param tick the board's new tick, in milliseconds (A5); null: unchanged
 * @param people who is here
 * @param cursors where they point
 * @param inks the strokes that are growing: new points only
 * @param drags what they move or resize
 * @param lasers where their laser pointers are
 * @param views what they see, while somebody follows them
 * @param follows the user whom they follow
 * @param calls where they have called everybody to
 */
@JsonInclude(value = JsonInclude.Include.NON_EMPTY, content = JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"complete", "tick", "people", "cursors", "inks", "drags", "lasers", "views", "follows", "calls"})
public record AwarenessDelta(
        @Nullable Boolean complete,
        @Nullable Integer tick,
        Map<String, @Nullable Presence> people,
        Map<String, @Nullable Point> cursors,
        Map<String, @Nullable Ink> inks,
        Map<String, @Nullable Drag> drags,
        Map<String, @Nullable Point> lasers,
        Map<String, @Nullable Area> views,
        Map<String, @Nullable String> follows,
        Map<String, @Nullable Call> calls) {

    public AwarenessDelta {
        people = copyOf(people);
        cursors = copyOf(cursors);
        inks = copyOf(inks);
        drags = copyOf(drags);
        lasers = copyOf(lasers);
        views = copyOf(views);
        follows = copyOf(follows);
        calls = copyOf(calls);
    }

    public static AwarenessDelta tick(Duration tick) {
        return new AwarenessDelta(
                null, (int) tick.toMillis(), none(), none(), none(), none(), none(), none(), none(), none());
    }

    public static AwarenessDelta people(Map<String, @Nullable Presence> people) {
        return new AwarenessDelta(null, null, people, none(), none(), none(), none(), none(), none(), none());
    }

    public static AwarenessDelta cursor(String client, @Nullable Point at) {
        return new AwarenessDelta(null, null, none(), one(client, at), none(), none(), none(), none(), none(), none());
    }

    public static AwarenessDelta ink(String client, @Nullable Ink ink) {
        return new AwarenessDelta(null, null, none(), none(), one(client, ink), none(), none(), none(), none(), none());
    }

    public static AwarenessDelta drag(String client, @Nullable Drag drag) {
        return new AwarenessDelta(
                null, null, none(), none(), none(), one(client, drag), none(), none(), none(), none());
    }

    public static AwarenessDelta laser(String client, @Nullable Point at) {
        return new AwarenessDelta(null, null, none(), none(), none(), none(), one(client, at), none(), none(), none());
    }

    public static AwarenessDelta view(String client, @Nullable Area area) {
        return new AwarenessDelta(
                null, null, none(), none(), none(), none(), none(), one(client, area), none(), none());
    }

    public static AwarenessDelta follow(String client, @Nullable String user) {
        return new AwarenessDelta(
                null, null, none(), none(), none(), none(), none(), none(), one(client, user), none());
    }

    public static AwarenessDelta call(String client, Call call) {
        return new AwarenessDelta(
                null, null, none(), none(), none(), none(), none(), none(), none(), one(client, call));
    }

    @JsonIgnore
    public boolean isComplete() {
        return complete != null && complete;
    }

    /** Whether it changes nothing. */
    @JsonIgnore
    public boolean isEmpty() {
        return !isComplete()
                && tick == null
                && people.isEmpty()
                && clients().findAny().isEmpty();
    }

    /** Whether it changes only values that pages report. */
    @JsonIgnore
    boolean isPagesOnly() {
        return !isComplete() && tick == null && people.isEmpty();
    }

    /** The number of values in it; each point of a stroke and each dragged element counts as one. */
    public int size() {
        int points = inks.values().stream()
                .mapToInt(ink -> ink == null ? 0 : ink.points().count())
                .sum();
        int elements = drags.values().stream()
                .mapToInt(drag -> drag == null ? 0 : drag.elements().size())
                .sum();
        return people.size() + (int) clients().count() + points + elements;
    }

    /** The part of it that concerns the chosen users and clients. */
    public AwarenessDelta only(Predicate<String> users, Predicate<String> clients) {
        return new AwarenessDelta(
                complete,
                tick,
                filter(people, users),
                filter(cursors, clients),
                filter(inks, clients),
                filter(drags, clients),
                filter(lasers, clients),
                filter(views, clients),
                filter(follows, clients),
                filter(calls, clients));
    }

    /** A copy with other {@code people} and {@code follows}. */
    public AwarenessDelta with(Map<String, @Nullable Presence> people, Map<String, @Nullable String> follows) {
        return new AwarenessDelta(complete, tick, people, cursors, inks, drags, lasers, views, follows, calls);
    }

    /** Like {@code complete}, but absent people are left unchanged. */
    public AwarenessDelta partial() {
        return new AwarenessDelta(null, tick, people, cursors, inks, drags, lasers, views, follows, calls);
    }

    /** A copy without ink. */
    public AwarenessDelta withoutInk() {
        return new AwarenessDelta(complete, tick, people, cursors, none(), drags, lasers, views, follows, calls);
    }

    /** A copy without the values that expire (A3). */
    public AwarenessDelta withoutGestures() {
        return new AwarenessDelta(complete, tick, people, none(), none(), none(), none(), views, follows, none());
    }

    /** The clients named in it; a client that has several values is named several times. */
    public Stream<String> clients() {
        return Stream.of(cursors, inks, drags, lasers, views, follows, calls).flatMap(lane -> lane.keySet().stream());
    }

    private static <V> Map<String, @Nullable V> copyOf(@Nullable Map<String, @Nullable V> lane) {
        return lane == null ? none() : Collections.unmodifiableMap(new LinkedHashMap<>(lane));
    }

    private static <V> Map<String, @Nullable V> filter(Map<String, @Nullable V> lane, Predicate<String> names) {
        var filter = new LinkedHashMap<>(lane);
        filter.keySet().removeIf(name -> !names.test(name));
        return filter;
    }

    private static <V> Map<String, @Nullable V> one(String name, @Nullable V value) {
        return Collections.singletonMap(name, value);
    }

    private static <V> Map<String, @Nullable V> none() {
        return Collections.emptyMap();
    }
}
