/** Tests of the whole system: real processes and real browsers. */
@NullMarked
package io.chalkstream.system;

import org.jspecify.annotations.NullMarked;
