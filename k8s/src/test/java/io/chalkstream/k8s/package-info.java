/** Holds the manifests to their schemas, to the services' settings and to the architecture. */
@NullMarked
package io.chalkstream.k8s;

import org.jspecify.annotations.NullMarked;
