/** How services of one installation know each other. */
@NullMarked
package io.chalkstream.kit.trust;

import org.jspecify.annotations.NullMarked;
