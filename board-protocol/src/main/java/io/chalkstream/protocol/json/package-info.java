/** The only JSON mapper, so that all services read and write the same bytes. */
@NullMarked
package io.chalkstream.protocol.json;

import org.jspecify.annotations.NullMarked;
