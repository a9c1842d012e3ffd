/** What every service's HTTP server refuses, and how long it waits for a request. */
@NullMarked
package io.chalkstream.kit.http;

import org.jspecify.annotations.NullMarked;
