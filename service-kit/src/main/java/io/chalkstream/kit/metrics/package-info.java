/** Meters that the services register in the same way. */
@NullMarked
package io.chalkstream.kit.metrics;

import org.jspecify.annotations.NullMarked;
