/** What board-state decided: records of the topic board-events. */
@NullMarked
package io.chalkstream.protocol.outcome;

import org.jspecify.annotations.NullMarked;
