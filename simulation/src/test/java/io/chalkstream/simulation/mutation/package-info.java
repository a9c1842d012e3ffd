/** Faults that are planted one at a time, to prove that the simulation finds such faults. */
package io.chalkstream.simulation.mutation;
