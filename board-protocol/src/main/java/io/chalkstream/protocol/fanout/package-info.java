/** How a record of the topic fanout finds its receivers without being parsed. */
@NullMarked
package io.chalkstream.protocol.fanout;

import org.jspecify.annotations.NullMarked;
