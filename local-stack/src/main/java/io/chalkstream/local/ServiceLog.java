package io.chalkstream.local;

/** Takes what the processes of a stack print. Several threads call it at the same time. */
@FunctionalInterface
public interface ServiceLog {
    void line(String service, String line);
}
