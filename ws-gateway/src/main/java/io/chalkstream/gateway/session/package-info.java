/** What a gateway and one client say to each other, from {@code hello} to the end. Plain Java. */
@NullMarked
package io.chalkstream.gateway.session;

import org.jspecify.annotations.NullMarked;
