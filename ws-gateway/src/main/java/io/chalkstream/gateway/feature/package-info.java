/** Publishes clients' messages to the feature services' topics. */
@NullMarked
package io.chalkstream.gateway.feature;

import org.jspecify.annotations.NullMarked;
