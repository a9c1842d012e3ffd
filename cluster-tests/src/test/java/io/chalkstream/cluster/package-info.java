/** A real Kubernetes of this machine, with Chalkstream on it. */
@NullMarked
package io.chalkstream.cluster;

import org.jspecify.annotations.NullMarked;
