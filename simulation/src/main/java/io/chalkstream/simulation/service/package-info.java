/** The services' own code, each instance in a simulated process. */
@NullMarked
package io.chalkstream.simulation.service;

import org.jspecify.annotations.NullMarked;
