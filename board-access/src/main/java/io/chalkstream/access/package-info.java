/**
 * Access to boards: links that people share, and the short-lived sessions that links are exchanged for. Both are signed tokens
 * (JWT, RFC 7519), so nothing about them is stored. Plain Java.
 */
@NullMarked
package io.chalkstream.access;

import org.jspecify.annotations.NullMarked;
