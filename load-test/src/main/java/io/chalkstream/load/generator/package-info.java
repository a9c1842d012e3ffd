/**
 * Many clients in one thread, far cheaper than the servers: they send frames that are made beforehand, and look for a few numbers in
 * what comes instead of parsing it.
 */
@NullMarked
package io.chalkstream.load.generator;

import org.jspecify.annotations.NullMarked;
