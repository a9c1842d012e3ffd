package io.chalkstream.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A Java agent inside every process of the stack: it ends the process, in the ordinary way, when its standard input
 * ends. So closing that pipe stops a process on every operating system alike, and none outlives the stack, even if the
 * stack is killed.
 */
public final class ParentWatchAgent {
    private ParentWatchAgent() {}

    public static void premain(String arguments) {
        var thread = new Thread(() -> exitAtEndOf(System.in), "stop-with-parent");
        thread.setDaemon(true);
        thread.start();
    }

    private static void exitAtEndOf(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe is an end of the input, too.
        }
        System.exit(0);
    }
}
