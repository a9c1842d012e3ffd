/** The versions of the protocol, and what came with each (V1, V9). */
@NullMarked
package io.chalkstream.protocol.version;

import org.jspecify.annotations.NullMarked;
