/** Virtual time, and processes that live in it. */
@NullMarked
package io.chalkstream.simulation.engine;

import org.jspecify.annotations.NullMarked;
