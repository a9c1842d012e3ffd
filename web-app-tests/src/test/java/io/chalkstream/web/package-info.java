/** What the web app exports, read by other programs. */
@NullMarked
package io.chalkstream.web;

import org.jspecify.annotations.NullMarked;
