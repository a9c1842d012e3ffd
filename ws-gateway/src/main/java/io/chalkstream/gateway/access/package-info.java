/** Who may come in: makes links and sessions, checks them, and knows which are revoked. */
@NullMarked
package io.chalkstream.gateway.access;

import org.jspecify.annotations.NullMarked;
