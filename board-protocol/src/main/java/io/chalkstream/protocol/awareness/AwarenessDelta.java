package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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
 * @param views the visible part of the board of followed people
 * @param follows the user whom they follow
 * @param calls where they have called everybody to
 * @param writings the element whose text they write
 */
@JsonInclude(value = JsonInclude.Include.NON_EMPTY, content = JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
    "complete",
    "tick",
    "people",
    "cursors",
    "inks",
    "drags",
    "lasers",
    "views",
    "follows",
    "calls",
    "writings"
})
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
        Map<String, @Nullable Call> calls,
        Map<String, @Nullable String> writings) {

    public AwarenessDelta {
        people = copyOf(people);
        cursors = copyOf(cursors);
        inks = copyOf(inks);
        drags = copyOf(drags);
        lasers = copyOf(lasers);
        views = copyOf(views);
        follows = copyOf(follows);
        calls = copyOf(calls);
        writings = copyOf(writings);
    }

    public static AwarenessDelta tick(Duration tick) {
        return of(null, (int) tick.toMillis(), none(), kind -> none());
    }

    public static AwarenessDelta people(Map<String, @Nullable Presence> people) {
        return of(null, null, people, kind -> none());
    }

    public static AwarenessDelta cursor(String client, @Nullable Point at) {
        return one(AwarenessKind.CURSOR, client, at);
    }

    public static AwarenessDelta ink(String client, @Nullable Ink ink) {
        return one(AwarenessKind.INK, client, ink);
    }

    public static AwarenessDelta drag(String client, @Nullable Drag drag) {
        return one(AwarenessKind.DRAG, client, drag);
    }

    public static AwarenessDelta laser(String client, @Nullable Point at) {
        return one(AwarenessKind.LASER, client, at);
    }

    public static AwarenessDelta view(String client, @Nullable Area area) {
        return one(AwarenessKind.VIEW, client, area);
    }

    public static AwarenessDelta follow(String client, @Nullable String user) {
        return one(AwarenessKind.FOLLOW, client, user);
    }

    public static AwarenessDelta call(String client, Call call) {
        return one(AwarenessKind.CALL, client, call);
    }

    public static AwarenessDelta writing(String client, @Nullable String id) {
        return one(AwarenessKind.WRITING, client, id);
    }

    private static AwarenessDelta one(AwarenessKind kind, String client, @Nullable Object value) {
        return of(null, null, none(), each -> each == kind ? Collections.singletonMap(client, value) : none());
    }

    /** A delta with these values of each kind; they must have the kind's type. */
    @SuppressWarnings("unchecked")
    static AwarenessDelta of(
            @Nullable Boolean complete,
            @Nullable Integer tick,
            Map<String, @Nullable Presence> people,
            Function<AwarenessKind, Map<String, ? extends @Nullable Object>> values) {
        return new AwarenessDelta(
                complete,
                tick,
                people,
                (Map<String, @Nullable Point>) values.apply(AwarenessKind.CURSOR),
                (Map<String, @Nullable Ink>) values.apply(AwarenessKind.INK),
                (Map<String, @Nullable Drag>) values.apply(AwarenessKind.DRAG),
                (Map<String, @Nullable Point>) values.apply(AwarenessKind.LASER),
                (Map<String, @Nullable Area>) values.apply(AwarenessKind.VIEW),
                (Map<String, @Nullable String>) values.apply(AwarenessKind.FOLLOW),
                (Map<String, @Nullable Call>) values.apply(AwarenessKind.CALL),
                (Map<String, @Nullable String>) values.apply(AwarenessKind.WRITING));
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
        return of(complete, tick, filter(people, users), kind -> filter(kind.of(this), clients));
    }

    /** A copy with other {@code people} and {@code follows}. */
    public AwarenessDelta with(Map<String, @Nullable Presence> people, Map<String, @Nullable String> follows) {
        return of(complete, tick, people, kind -> kind == AwarenessKind.FOLLOW ? follows : kind.of(this));
    }

    /** Like {@code complete}, but absent people are left unchanged. */
    public AwarenessDelta partial() {
        return of(null, tick, people, kind -> kind.of(this));
    }

    /** A copy without ink. */
    public AwarenessDelta withoutInk() {
        return of(complete, tick, people, kind -> kind == AwarenessKind.INK ? none() : kind.of(this));
    }

    /** A copy without the values that expire (A3). */
    public AwarenessDelta withoutGestures() {
        return of(complete, tick, people, kind -> kind.isLasting() ? kind.of(this) : none());
    }

    /** The clients named in it; a client that has several values is named several times. */
    public Stream<String> clients() {
        return Arrays.stream(AwarenessKind.values()).flatMap(kind -> kind.of(this).keySet().stream());
    }

    private static <V> Map<String, @Nullable V> copyOf(@Nullable Map<String, @Nullable V> values) {
        return values == null ? none() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private static <V extends @Nullable Object> Map<String, V> filter(Map<String, V> values, Predicate<String> names) {
        var filter = new LinkedHashMap<>(values);
        filter.keySet().removeIf(name -> !names.test(name));
        return filter;
    }

    private static <V> Map<String, @Nullable V> none() {
        return Collections.emptyMap();
    }
}
