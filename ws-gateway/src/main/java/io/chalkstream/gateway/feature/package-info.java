/** Hands what clients say to the features' topics. */
@NullMarked
package io.chalkstream.gateway.feature;

import org.jspecify.annotations.NullMarked;
