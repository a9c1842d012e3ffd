package io.chalkstream.local;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** What the output goes to. */
final class Terminal {
    private Terminal() {}

    /** Whether somebody looks at the output in a terminal and has not asked for no colours (NO_COLOR). */
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
            // Before Java 22 there is only a console if there is a terminal.
            return true;
        }
    }
}
