package io.chalkstream.client;

import java.util.concurrent.locks.Lock;

/** Does what the threads of the network and of timers bring with the client's lock held, one thing at a time. */
record Guard(Lock lock) {

    /** Something to do with the lock held; returns what is to be done without it. */
    interface Action {
        Runnable run();
    }

    void run(Action action) {
        Runnable afterwards;
        lock.lock();
        try {
            afterwards = action.run();
        } finally {
            lock.unlock();
        }
        afterwards.run();
    }

    /** What is to be done without the lock if there is nothing. */
    static void nothing() {}
}
