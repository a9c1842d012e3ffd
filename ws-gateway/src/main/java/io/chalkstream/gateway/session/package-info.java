/** The session of one client, from {@code hello} to the close. Plain Java. */
@NullMarked
package io.chalkstream.gateway.session;

import org.jspecify.annotations.NullMarked;
