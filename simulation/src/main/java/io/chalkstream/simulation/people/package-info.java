/** Clients that draw, undo, sleep and change networks. */
@NullMarked
package io.chalkstream.simulation.people;

import org.jspecify.annotations.NullMarked;
