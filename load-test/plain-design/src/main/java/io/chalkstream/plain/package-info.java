/** The design that a team builds first: every server writes one record for each message, and sends everything that it reads. */
@NullMarked
package io.chalkstream.plain;

import org.jspecify.annotations.NullMarked;
