package io.chalkstream.client;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What a client needs of its surroundings.
 *
 * @param random gives numbers from 0 to 1, which determine the wait before a reconnect (C8)
 * @param pages gives a new name for each page
 */
public record ClientEnvironment(
        Sockets sockets, ClientScheduler scheduler, DoubleSupplier random, Supplier<String> pages) {
    /** The network and the time of this process. */
    public static final ClientEnvironment SYSTEM = new ClientEnvironment(
            new JdkSockets(),
            new SystemScheduler(),
            () -> ThreadLocalRandom.current().nextDouble(),
            () -> Long.toHexString(ThreadLocalRandom.current().nextLong()));

    ClientEnvironment with(DoubleSupplier other) {
        return new ClientEnvironment(sockets, scheduler, other, pages);
    }
}
