/** What is asked of a gateway over HTTP, and its answers: links and sessions. */
@NullMarked
package io.chalkstream.protocol.access;

import org.jspecify.annotations.NullMarked;
