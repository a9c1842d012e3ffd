/** Who may see what of a board. board-state decides it in the board's order; gateways apply what it says. */
@NullMarked
package io.chalkstream.protocol.visibility;

import org.jspecify.annotations.NullMarked;
