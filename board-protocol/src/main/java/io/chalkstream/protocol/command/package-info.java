/** Commands to board-state: records of the topic board-commands. */
@NullMarked
package io.chalkstream.protocol.command;

import org.jspecify.annotations.NullMarked;
