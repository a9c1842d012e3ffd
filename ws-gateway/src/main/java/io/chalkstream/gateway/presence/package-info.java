/** The gateway's presence heartbeat (A7). */
@NullMarked
package io.chalkstream.gateway.presence;

import org.jspecify.annotations.NullMarked;
