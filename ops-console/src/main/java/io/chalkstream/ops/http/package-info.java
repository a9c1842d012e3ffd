/** Serves the page and its data, to operators only. */
@NullMarked
package io.chalkstream.ops.http;

import org.jspecify.annotations.NullMarked;
