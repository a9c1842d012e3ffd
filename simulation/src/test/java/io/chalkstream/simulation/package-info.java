/** Runs of the simulation, and tests of its parts. */
package io.chalkstream.simulation;
