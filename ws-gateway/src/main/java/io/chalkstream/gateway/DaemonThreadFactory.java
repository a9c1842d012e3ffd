package io.chalkstream.gateway;

import java.util.concurrent.ThreadFactory;

/**
 * Makes threads for work in the background, which doesn't keep the process alive.
 *
 * @param name of the threads
 */
public record DaemonThreadFactory(String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
