/** Says again and again who is at this gateway (rule A7). */
@NullMarked
package io.chalkstream.gateway.presence;

import org.jspecify.annotations.NullMarked;
