package io.chalkstream.load;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The scenario "one class".
 *
 * @param gateways people are spread over them evenly
 * @param observers how many of them are whole clients, who read and change the board; the others only take frames
 * @param movers how many of the people move their cursors
 * @param deaf how many more are connected, and read nothing
 * @param movesPerSecond cursor moves of each mover
 * @param operationsPerSecond operations of all together
 */
record Settings(
        List<URI> gateways,
        int people,
        int observers,
        int movers,
        int deaf,
        double movesPerSecond,
        double operationsPerSecond,
        Duration warmUp,
        Duration measured) {

    static final String USAGE = """
            Options, with their defaults:
              --gateways=ws://127.0.0.1:8080,ws://127.0.0.1:8081
              --people=31
              --observers=31   how many of them read and change the board; the others only take frames; by default all
              --movers=31      how many of them move their cursors; by default all
              --deaf=0         how many more are connected, and read nothing
              --moves=20       cursor moves a second of each mover
              --operations=10  operations a second of all together
              --warm-up=60     seconds before the measuring
              --measure=60     seconds
            """;

    Settings {
        gateways = List.copyOf(gateways);
        if (gateways.isEmpty() || people < 2 || movesPerSecond <= 0 || operationsPerSecond <= 0) {
            throw new IllegalArgumentException("A class has a gateway, two people, moves and operations at least");
        }
        if (observers < 2 || observers > people) {
            throw new IllegalArgumentException("Observers are some of the people, and two at least");
        }
        if (movers < 0 || movers > people || deaf < 0) {
            throw new IllegalArgumentException("Movers are some of the people, and nobody is less than nobody");
        }
        if (warmUp.isNegative() || measured.isNegative() || measured.isZero()) {
            throw new IllegalArgumentException("The warm-up isn't negative, and the measuring is longer than nothing");
        }
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if an option is unknown or has no such value
     */
    static Settings parse(String... arguments) {
        var options = options(arguments);
        var gateways = take(options, "gateways", Settings::uris, "ws://127.0.0.1:8080,ws://127.0.0.1:8081");
        int people = take(options, "people", Integer::parseInt, "31");
        var settings = new Settings(
                gateways,
                people,
                take(options, "observers", Integer::parseInt, Integer.toString(people)),
                take(options, "movers", Integer::parseInt, Integer.toString(people)),
                take(options, "deaf", Integer::parseInt, "0"),
                take(options, "moves", Double::parseDouble, "20"),
                take(options, "operations", Double::parseDouble, "10"),
                take(options, "warm-up", Settings::seconds, "60"),
                take(options, "measure", Settings::seconds, "60"));
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("There is no option --" + String.join(", --", options.keySet()));
        }
        return settings;
    }

    Duration whole() {
        return warmUp.plus(measured);
    }

    private static Map<String, String> options(String... arguments) {
        var options = new LinkedHashMap<String, String>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("An option looks like --people=31, not like " + argument);
            }
            options.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        return options;
    }

    private static <T> T take(Map<String, String> options, String name, Function<String, T> read, String defaultValue) {
        String given = options.remove(name);
        try {
            return read.apply(given == null ? defaultValue : given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--" + name + " can't be " + given, e);
        }
    }

    private static List<URI> uris(String list) {
        return Arrays.stream(list.split(",", -1)).map(URI::create).toList();
    }

    private static Duration seconds(String number) {
        return Duration.ofSeconds(Long.parseLong(number));
    }
}
