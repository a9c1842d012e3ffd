/** Reports, at the start and by metrics, whether a service's consumers fit the partitions that they read. */
@NullMarked
package io.chalkstream.kit.concurrency;

import org.jspecify.annotations.NullMarked;
