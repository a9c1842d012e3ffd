/** Work that a service does without being asked. */
@NullMarked
package io.chalkstream.kit.background;

import org.jspecify.annotations.NullMarked;
