/** Requests to undo-redo-service: records of the topic undo-requests. */
@NullMarked
package io.chalkstream.protocol.undo;

import org.jspecify.annotations.NullMarked;
