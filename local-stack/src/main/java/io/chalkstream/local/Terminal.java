package io.chalkstream.local;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Properties of the standard output. */
final class Terminal {
    private Terminal() {}

    /** Whether the output is a terminal and NO_COLOR isn't set. */
    static boolean showsColours() {
        return System.getenv("NO_COLOR") == null && isTerminal(System.console());
    }

    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            // Before Java 22 there is a console only in a terminal.
            return true;
        }
    }
}
