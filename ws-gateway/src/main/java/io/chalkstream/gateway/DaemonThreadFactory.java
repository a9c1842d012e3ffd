package io.chalkstream.gateway;

import java.util.concurrent.ThreadFactory;

/**
 * Creates daemon threads.
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
