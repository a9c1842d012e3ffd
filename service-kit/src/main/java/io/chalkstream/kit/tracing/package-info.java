/** Traces of operations through the services. */
@NullMarked
package io.chalkstream.kit.tracing;

import org.jspecify.annotations.NullMarked;
