package io.chalkstream.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs a program in every process of the stack, and ends the process, in the ordinary way, when its standard input
 * ends. So closing that pipe stops a process on every operating system alike, and none outlives the stack, even if the
 * stack is killed.
 *
 * <p>It is not a Java agent: with one, the JVM doesn't use its archive of loaded classes to the full, and starts later.
 */
public final class ParentWatch {
    private ParentWatch() {}

    /** Takes the program's main class and its arguments. */
    public static void main(String[] arguments) throws Throwable {
        var thread = new Thread(() -> exitAtEndOf(System.in), "parent-watch");
        thread.setDaemon(true);
        thread.start();
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void exitAtEndOf(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe also counts as the end of the input.
        }
        System.exit(0);
    }
}
