package io.chalkstream.load;

import java.util.Locale;

/** Prints results as Markdown. */
public final class MarkdownPrinter {
    private MarkdownPrinter() {}

    /** One line, in the manner of {@link String#format}. */
    public static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Prints the machine that the figures were measured on. */
    public static void machine() {
        line(
                "Machine, shared by servers and this program: %s; load average %.1f",
                MachineInfo.description(), MachineInfo.load());
        line("");
    }
}
