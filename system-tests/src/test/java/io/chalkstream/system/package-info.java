/** Tests of the whole system: real processes, real browsers, kills and restarts. */
@NullMarked
package io.chalkstream.system;

import org.jspecify.annotations.NullMarked;
