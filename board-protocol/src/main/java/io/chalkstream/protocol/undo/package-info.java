/** What undo-redo-service is asked to do: records of the topic undo-requests. */
@NullMarked
package io.chalkstream.protocol.undo;

import org.jspecify.annotations.NullMarked;
