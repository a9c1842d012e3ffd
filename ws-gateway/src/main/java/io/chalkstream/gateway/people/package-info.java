/** What teachers have said of people, who waits, and who may come in. Plain Java. */
@NullMarked
package io.chalkstream.gateway.people;

import org.jspecify.annotations.NullMarked;
