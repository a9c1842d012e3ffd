/** The gateway between WebSocket clients and the feature services' topics; this package wires its parts. */
@NullMarked
package io.chalkstream.gateway;

import org.jspecify.annotations.NullMarked;
