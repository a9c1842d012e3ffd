/**
 * Ephemeral state: who is here, where they point, what they draw or drag (rules A). An {@link AwarenessState} is a
 * replica of it, an {@link AwarenessDelta} a change; replicas converge by merging deltas.
 */
@NullMarked
package io.chalkstream.protocol.awareness;

import org.jspecify.annotations.NullMarked;
