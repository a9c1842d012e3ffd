package io.chalkstream.local;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prints each line with the name of its service; each service has its own colour if the terminal has colours. */
final class ConsoleLog implements ServiceLog {
    private static final List<Integer> COLOURS = List.of(36, 32, 33, 35, 34, 96, 92, 93, 95, 94);

    private final PrintStream out;
    private final boolean coloured;
    private final int width;
    private final Map<String, Integer> colours = new ConcurrentHashMap<>();

    ConsoleLog(PrintStream out, boolean coloured, List<String> services) {
        this.out = out;
        this.coloured = coloured;
        this.width = services.stream().mapToInt(String::length).max().orElse(0);
        for (int i = 0; i < services.size(); i++) {
            colours.put(services.get(i), COLOURS.get(i % COLOURS.size()));
        }
    }

    @Override
    public void line(String service, String line) {
        String prefix = service + " ".repeat(Math.max(0, width - service.length())) + " | ";
        Integer colour = colours.get(service);
        out.println(
                coloured && colour != null ? "\u001b[" + colour + "m" + prefix + "\u001b[0m" + line : prefix + line);
    }

    /** Prints a message of the stack itself, distinct from the lines of the services. */
    void say(String message) {
        String line = coloured ? "\u001b[1m" + message + "\u001b[0m" : message;
        out.println(System.lineSeparator() + line + System.lineSeparator());
    }
}
