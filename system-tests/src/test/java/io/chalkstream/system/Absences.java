package io.chalkstream.system;

import io.chalkstream.system.Whereabouts.Absence;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** When people were at no gateway, as their clients noted it. */
record Absences(List<Absence> absences) {
    private static final Duration WINDOW = Duration.ofMillis(500);

    /** Those that are over and began after this {@link System#nanoTime()}. */
    static Absences since(long nanos, Collection<Person> people) {
        return new Absences(people.stream()
                .flatMap(person -> person.heard().whereabouts().absences().stream())
                .filter(absence -> absence.begin() - nanos > 0)
                .toList());
    }

    /** In words. */
    String summary() {
        var seconds = absences.stream().map(Absence::seconds).sorted().toList();
        return seconds.isEmpty()
                ? "nobody was away"
                : "%d times somebody was away, for %.3f s (median), %.3f s (99 %%), %.3f s at most; %d came back within the same half second"
                        .formatted(
                                seconds.size(),
                                seconds.get(seconds.size() / 2),
                                seconds.get(seconds.size() * 99 / 100),
                                seconds.get(seconds.size() - 1),
                                mostTogether());
    }

    private long mostTogether() {
        return absences.stream()
                .mapToLong(first -> absences.stream()
                        .filter(other -> other.end() >= first.end() && other.end() - first.end() < WINDOW.toNanos())
                        .count())
                .max()
                .orElse(0);
    }
}
