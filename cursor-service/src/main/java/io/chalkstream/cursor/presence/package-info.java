/** Makes the list of who is here from what gateways report of their pages (rule A7). Plain Java. */
@NullMarked
package io.chalkstream.cursor.presence;

import org.jspecify.annotations.NullMarked;
