/** Provides the browser of the tests: the machine's own, or a downloaded one. */
@NullMarked
package io.chalkstream.system.browser;

import org.jspecify.annotations.NullMarked;
