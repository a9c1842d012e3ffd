/**
 * Who may come to a board: links that are given away, and the short-lived sessions that they are changed for. Both are
 * signed texts (JWT, RFC 7519), so nothing about them is stored. Plain Java.
 */
@NullMarked
package io.chalkstream.access;

import org.jspecify.annotations.NullMarked;
