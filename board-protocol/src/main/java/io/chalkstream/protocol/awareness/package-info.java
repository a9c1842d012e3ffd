/**
 * What is worth seeing only now: who is here, where they point, what they are drawing or dragging (rules A). A {@link AwarenessState}
 * is what somebody knows of it, a {@link AwarenessDelta} is news, and merging is the only way from one to the next.
 */
@NullMarked
package io.chalkstream.protocol.awareness;

import org.jspecify.annotations.NullMarked;
