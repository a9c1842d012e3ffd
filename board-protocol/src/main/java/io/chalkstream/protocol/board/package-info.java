/** What a board is made of: elements, their properties, the changes to them, and the limits of all three. */
@NullMarked
package io.chalkstream.protocol.board;

import org.jspecify.annotations.NullMarked;
