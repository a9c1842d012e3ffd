/** Sets the product beside other systems that show people what others do, under the same load and on the same machine. */
@NullMarked
package io.chalkstream.load.compare;

import org.jspecify.annotations.NullMarked;
