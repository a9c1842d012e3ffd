/** Handles one connection each, from its opening to its end. Plain Java. */
@NullMarked
package io.chalkstream.gateway.connection;

import org.jspecify.annotations.NullMarked;
