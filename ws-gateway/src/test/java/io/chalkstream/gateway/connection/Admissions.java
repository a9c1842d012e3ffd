package io.chalkstream.gateway.connection;

import io.chalkstream.kit.memory.MemoryBudget;

/** Admissions of tests. */
final class Admissions {
    private static final int PLENTY = 1_000_000_000;

    private Admissions() {}

    /** One that lets everything in. */
    static Admission open() {
        return new Admission(
                new Admission.Rates(PLENTY, PLENTY, PLENTY, PLENTY),
                new MemoryBudget(PLENTY, PLENTY),
                (delay, task) -> {},
                () -> 0);
    }
}
