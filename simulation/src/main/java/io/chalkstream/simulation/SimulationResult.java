package io.chalkstream.simulation;

import java.util.List;

/**
 * How a run has ended.
 *
 * @param problems what doesn't hold; empty: all is well
 * @param operations the operations that were made
 * @param events the events of all boards
 * @param waits how often a gateway has let a connection wait, since there was too much at once
 * @param digest of everything that clients were shown, and when
 */
public record SimulationResult(List<String> problems, int operations, int events, int waits, long digest) {
    public SimulationResult {
        problems = List.copyOf(problems);
    }

    public boolean isGood() {
        return problems.isEmpty();
    }
}
