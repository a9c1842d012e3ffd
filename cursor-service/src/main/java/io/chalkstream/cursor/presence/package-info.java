/** Derives who is present from gateways' reports of their pages (rule A7). Plain Java. */
@NullMarked
package io.chalkstream.cursor.presence;

import org.jspecify.annotations.NullMarked;
