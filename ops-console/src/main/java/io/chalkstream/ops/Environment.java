package io.chalkstream.ops;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The settings of this program: environment variables, as docs/OPERATIONS.md has them. */
record Environment(Map<String, String> variables) {
    /** The exit code of a process whose settings are wrong; services have the same. */
    static final int WRONG_SETTINGS = 78;

    private static final String KAFKA = "KAFKA_";
    private static final int MOST_PORTS = 65_535;

    Environment {
        variables = Map.copyOf(variables);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** @throws IllegalArgumentException if it isn't the number of a port */
    int port(String name, int otherwise) {
        return number(name, otherwise, 0, MOST_PORTS);
    }

    /** @throws IllegalArgumentException if it isn't a whole number from {@code least} to {@code most} */
    int number(String name, int otherwise, int least, int most) {
        var value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // It is refused below, as a number out of bounds is.
        }
        throw new IllegalArgumentException(
                "%s must be a whole number from %d to %d, and is \"%s\"".formatted(name, least, most, value.get()));
    }

    /** Every {@code KAFKA_A_B} is the setting {@code a.b} of Kafka's client, as it is for the services. */
    Map<String, Object> kafka() {
        var kafka = new HashMap<String, Object>();
        variables.forEach((name, value) -> {
            if (name.startsWith(KAFKA)) {
                kafka.put(
                        name.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return kafka;
    }

    /** The names alone: values may be secret. */
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
