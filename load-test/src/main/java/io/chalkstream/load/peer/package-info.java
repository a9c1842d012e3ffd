/** The systems that the comparison sets beside the product. Each is as small as it can be, and a process of its own. */
@NullMarked
package io.chalkstream.load.peer;

import org.jspecify.annotations.NullMarked;
