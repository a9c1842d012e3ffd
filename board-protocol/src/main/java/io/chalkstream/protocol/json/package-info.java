/** The one JSON mapper, so that everybody reads and writes the same bytes. */
@NullMarked
package io.chalkstream.protocol.json;

import org.jspecify.annotations.NullMarked;
