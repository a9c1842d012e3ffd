/** The whole system in one thread and in virtual time: what happens is decided by a plan and a seed alone. */
@NullMarked
package io.chalkstream.simulation;

import org.jspecify.annotations.NullMarked;
