/** The browser that comes by itself: the machine's own, or one that is fetched. */
@NullMarked
package io.chalkstream.system.browser;

import org.jspecify.annotations.NullMarked;
