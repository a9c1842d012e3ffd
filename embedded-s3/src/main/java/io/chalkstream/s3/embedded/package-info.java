/** A real S3 server over a directory, for the local run and the tests. */
@NullMarked
package io.chalkstream.s3.embedded;

import org.jspecify.annotations.NullMarked;
