/** Measures, for each topic that a service reads, how far this process is behind, in records and in seconds. */
@NullMarked
package io.chalkstream.kit.lag;

import org.jspecify.annotations.NullMarked;
