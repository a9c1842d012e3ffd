/** What the page shows, made of what Kafka and the services say. Plain Java: no network, no clock. */
@NullMarked
package io.chalkstream.ops.overview;

import org.jspecify.annotations.NullMarked;
