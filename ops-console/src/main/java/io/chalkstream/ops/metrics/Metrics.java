package io.chalkstream.ops.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The product's own samples of one process, by name, as Prometheus' text format has them. */
public record Metrics(Map<String, List<Sample>> samples) {
    /** The metrics of a process that doesn't answer. */
    public static final Metrics NONE = new Metrics(Map.of());

    private static final Pattern LINE = Pattern.compile("^(chalkstream_\\w+)(?:\\{(.*)})? (\\S+)(?: .*)?$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One series with its value. */
    public record Sample(Map<String, String> labels, double value) {}

    /** Reads the text; lines of other names, and what isn't a sample, are left out. */
    public static Metrics parse(String text) {
        var samples = new HashMap<String, List<Sample>>();
        text.lines().filter(line -> line.startsWith("chalkstream_")).forEach(line -> {
            var parts = LINE.matcher(line);
            if (parts.matches()) {
                samples.computeIfAbsent(parts.group(1), name -> new ArrayList<>())
                        .add(new Sample(labels(parts.group(2)), number(parts.group(3))));
            }
        });
        return new Metrics(samples);
    }

    /** All series of this name; none if there is no such metric. */
    public List<Sample> of(String name) {
        return samples.getOrDefault(name, List.of());
    }

    /** The sum of all series of this name: 0 if there are none. */
    public double sum(String name) {
        return sum(name, sample -> true);
    }

    /** The sum of the series with this label. */
    public double sum(String name, String label, String value) {
        return sum(name, sample -> value.equals(sample.labels().get(label)));
    }

    private double sum(String name, Predicate<Sample> wanted) {
        return of(name).stream().filter(wanted).mapToDouble(Sample::value).sum();
    }

    /** The value of the series with this label: NaN if there is none. */
    public double value(String name, String label, String value) {
        return of(name).stream()
                .filter(sample -> value.equals(sample.labels().get(label)))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Map<String, String> labels(String text) {
        if (text == null) {
            return Map.of();
        }
        var labels = new HashMap<String, String>();
        var label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
