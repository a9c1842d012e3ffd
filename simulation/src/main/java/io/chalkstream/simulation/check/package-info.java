/** What must hold after a run. */
@NullMarked
package io.chalkstream.simulation.check;

import org.jspecify.annotations.NullMarked;
