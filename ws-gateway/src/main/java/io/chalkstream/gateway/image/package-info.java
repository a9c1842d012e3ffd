/**
 * Images of boards (I): uploads are checked by their content, and kept once, by their hash, in an S3-compatible store.
 * {@link io.chalkstream.gateway.image.ImageRoutes} is the edge to HTTP, {@link io.chalkstream.gateway.image.S3ImageStore} that to
 * the store.
 */
@NullMarked
package io.chalkstream.gateway.image;

import org.jspecify.annotations.NullMarked;
