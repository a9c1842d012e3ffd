/** The gateway: WebSocket with people, topics with the features. Here is how its parts are put together. */
@NullMarked
package io.chalkstream.gateway;

import org.jspecify.annotations.NullMarked;
