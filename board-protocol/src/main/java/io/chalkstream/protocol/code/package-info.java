/** The codes of refusals, errors and closed connections. */
@NullMarked
package io.chalkstream.protocol.code;

import org.jspecify.annotations.NullMarked;
