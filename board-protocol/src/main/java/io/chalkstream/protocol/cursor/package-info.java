/** Where people point: records of the topic cursor-moves. */
@NullMarked
package io.chalkstream.protocol.cursor;

import org.jspecify.annotations.NullMarked;
