/** What the services' metrics say, read from their ports for health and metrics. */
@NullMarked
package io.chalkstream.ops.metrics;

import org.jspecify.annotations.NullMarked;
