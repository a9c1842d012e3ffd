/** Which code leads to which board, and how guessing is made useless. Plain Java. */
@NullMarked
package io.chalkstream.gateway.joincode;

import org.jspecify.annotations.NullMarked;
