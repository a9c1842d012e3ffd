/** Requests and responses of the HTTP API for links and sessions. */
@NullMarked
package io.chalkstream.protocol.access;

import org.jspecify.annotations.NullMarked;
