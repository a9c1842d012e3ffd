package io.chalkstream.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The scenario "one class".
 *
 * @param gateways people are spread over them evenly
 * @param observers how many of them are whole clients, who read and change the board; the others only take frames
 * @param movers how many of the people move their cursors
 * @param nonReading how many more are connected, and read nothing
 * @param movesPerSecond cursor moves of each mover
 * @param operationsPerSecond operations of all together
 */
record ScenarioSettings(
        List<URI> gateways,
        int people,
        int observers,
        int movers,
        int nonReading,
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

    ScenarioSettings {
        gateways = List.copyOf(gateways);
        if (gateways.isEmpty() || people < 2 || movesPerSecond <= 0 || operationsPerSecond <= 0) {
            throw new IllegalArgumentException("A class has a gateway, two people, moves and operations at least");
        }
        if (observers < 2 || observers > people) {
            throw new IllegalArgumentException("Observers are some of the people, and two at least");
        }
        if (movers < 0 || movers > people || nonReading < 0) {
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
    static ScenarioSettings parse(String... arguments) {
        var commandLine = new CommandLine(arguments);
        var gateways = commandLine.gateways();
        int people = commandLine.number("people", 31);
        var settings = new ScenarioSettings(
                gateways,
                people,
                commandLine.number("observers", people),
                commandLine.number("movers", people),
                commandLine.number("deaf", 0),
                commandLine.take("moves", Double::parseDouble, "20"),
                commandLine.take("operations", Double::parseDouble, "10"),
                commandLine.take("warm-up", ScenarioSettings::seconds, "60"),
                commandLine.take("measure", ScenarioSettings::seconds, "60"));
        commandLine.end();
        return settings;
    }

    Duration whole() {
        return warmUp.plus(measured);
    }

    private static Duration seconds(String number) {
        return Duration.ofSeconds(Long.parseLong(number));
    }
}
