/** Tests of the wiring: without a broker, and with a real one. */
@NullMarked
package io.chalkstream.undo.stream;

import org.jspecify.annotations.NullMarked;
