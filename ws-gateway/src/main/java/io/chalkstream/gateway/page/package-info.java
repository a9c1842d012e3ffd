/** Serves the web app. */
@NullMarked
package io.chalkstream.gateway.page;

import org.jspecify.annotations.NullMarked;
