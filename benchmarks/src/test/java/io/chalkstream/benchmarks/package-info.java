/** What single steps of the services cost. One invocation is one operation, one move or one frame. */
@NullMarked
package io.chalkstream.benchmarks;

import org.jspecify.annotations.NullMarked;
