/** Reads boards from board-state. */
@NullMarked
package io.chalkstream.gateway.snapshot;

import org.jspecify.annotations.NullMarked;
