/** Writes the contract as TypeScript: a tool of web-app's build. */
@NullMarked
package io.chalkstream.typescript;

import org.jspecify.annotations.NullMarked;
