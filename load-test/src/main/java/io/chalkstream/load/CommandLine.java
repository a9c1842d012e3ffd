package io.chalkstream.load;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The options of a program, {@code --name=value} each. */
public final class CommandLine {
    private final Map<String, String> options = new LinkedHashMap<>();

    /**
     * Reads the arguments of a program.
     *
     * @throws IllegalArgumentException if one of them isn't an option
     */
    public CommandLine(String... arguments) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("An option looks like --people=31, not like " + argument);
            }
            options.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
    }

    /**
     * The option of this name, or the default.
     *
     * @throws IllegalArgumentException if it has no such value
     */
    public <T> T take(String name, Function<String, T> read, String defaultValue) {
        String given = options.remove(name);
        try {
            return read.apply(given == null ? defaultValue : given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--" + name + " can't be " + given, e);
        }
    }

    public int number(String name, int defaultValue) {
        return take(name, Integer::parseInt, Integer.toString(defaultValue));
    }

    /** The addresses of the gateways; by default those of the local stack. */
    List<URI> gateways() {
        return take(
                "gateways",
                list -> Arrays.stream(list.split(",", -1)).map(URI::create).toList(),
                "ws://127.0.0.1:8080,ws://127.0.0.1:8081");
    }

    /**
     * Called when all options have been taken.
     *
     * @throws IllegalArgumentException if an unknown option is left
     */
    public void end() {
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("There is no option --" + String.join(", --", options.keySet()));
        }
    }
}
